import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { createChecks } from '../../bin/checks';
import { RULES } from '../../lib/compliance/rules';
import { countRules, readAssembly } from '../../scripts/assembly';

test('reads stacks, resources and acknowledgements from a cloud assembly', () => {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Example', { env: { region: 'eu-central-1' } });
  const resource = new CfnResource(stack, 'Bucket', { type: 'AWS::S3::Bucket' });
  Validations.of(resource).acknowledge({ id: 'AwsSolutions-S1', reason: 'It holds logs itself.' });
  Validations.of(stack).acknowledge({ id: 'openclaw:Egress.dnsFirewall', reason: 'Development only.' });

  const [read, ...others] = readAssembly(app.synth().directory);
  expect(others).toEqual([]);
  expect(read).toMatchObject({ name: 'Example', region: 'eu-central-1' });
  expect(Object.values(read?.template.Resources ?? {}).map(({ Type }) => Type)).toContain('AWS::S3::Bucket');
  expect(read?.acknowledgements).toEqual([
    { id: 'AwsSolutions-S1', construct: '/Example/Bucket', reason: 'It holds logs itself.' },
    { id: 'openclaw:Egress.dnsFirewall', construct: '/Example', reason: 'Development only.' },
  ]);
});

test('counts the rules of each pack', () => {
  const counts = createChecks().map(pack => [pack.name, countRules(pack)] as const);
  expect(counts).toEqual([
    ['OpenClaw', RULES.length],
    ['AwsSolutions', expect.any(Number)],
    ['NIST.800.53.R5', expect.any(Number)],
  ]);
  for (const [, count] of counts.slice(1)) expect(count).toBeGreaterThan(80);
});
