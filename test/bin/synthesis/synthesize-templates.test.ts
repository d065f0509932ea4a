import * as path from 'node:path';
import { readDeployment } from '../../../bin/deployment/parse';
import { synthesizeTemplates } from '../../../bin/synthesis/synthesize-templates';

function synthesizeExample(name: string) {
  const { deployment, problems } = readDeployment(path.join(__dirname, '..', '..', '..', 'examples', name));
  if (deployment === undefined) throw new Error(problems.join('\n'));
  return synthesizeTemplates(deployment);
}

const templates = synthesizeExample('single-tenant.yaml');

test('a single tenant is one stack, which is cell and tenant in one', () => {
  expect(templates.map(({ template, ...place }) => place)).toEqual([
    { cell: 'support-assistant', part: 'single', tenant: 'support', stackName: 'support-assistant' },
  ]);
  const types = Object.values(templates[0]?.template.Resources ?? {}).map(({ Type }) => Type);
  expect(types).toEqual(expect.arrayContaining(['AWS::ECS::Service', 'AWS::EC2::VPC', 'AWS::WAFv2::WebACL']));
});

test('the flags of cdk.json are in force, as they are when the app is deployed', () => {
  // Without them the partition of an ARN is a reference.
  expect(JSON.stringify(templates).includes('"arn:aws:iam::"')).toBe(true);
});

test('a cell is a stack of lists, one of what its tenants share, one per tenant and one per removed tenant', () => {
  const places = synthesizeExample('hybrid.yaml').map(({ template, ...place }) => place);
  expect(new Set(places.map(({ cell }) => cell)).size).toBe(4);
  expect(places.filter(({ cell }) => cell === 'globex-industry')).toEqual(
    expect.arrayContaining([
      { cell: 'globex-industry', part: 'lists', stackName: 'globex-industry-lists' },
      { cell: 'globex-industry', part: 'cell', stackName: 'globex-industry-cell' },
      { cell: 'globex-industry', part: 'tenant', tenant: 'quality', stackName: 'globex-industry-quality' },
      { cell: 'globex-industry', part: 'removed', tenant: 'counsel', stackName: 'globex-industry-removed-counsel' },
    ]),
  );
});
