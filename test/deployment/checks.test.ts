import { createChecks, isForAnotherPack } from '../../bin/checks';
import { parseDeployment } from '../../bin/deployment/parse';
import { VALID } from './edit';

function parse(section: string) {
  return parseDeployment('test.yaml', `${VALID}${section}`);
}

function accepted(...lines: string[]): string {
  return ['acknowledgements:', '  - id: OpenClaw-ECS1', '    reason: It is a laboratory of ours.', ...lines, ''].join(
    '\n',
  );
}

test('every deployment is judged by our own rules, AwsSolutions and NIST, each once', () => {
  const names = ['OpenClaw', 'AwsSolutions', 'NIST.800.53.R5'];
  expect(createChecks().map(({ name }) => name)).toEqual(names);
  expect(createChecks(['nist-800-53-r5']).map(({ name }) => name)).toEqual(names);
});

test('the file switches on further rule packs', () => {
  const { deployment } = parse('checks: [hipaa-security, pci-dss-321]\n');
  const names = createChecks(deployment?.file.checks).map(({ name }) => name);
  expect(names.slice(3)).toEqual(['HIPAA.Security', 'PCI.DSS.321']);
});

test.each([
  ['HIPAA.Security-S3DefaultEncryptionKMS', true],
  ['NIST.800.53.R5-S3DefaultEncryptionKMS', false],
  ['PCI.DSS.321-S3DefaultEncryptionKMS', false],
  ['OpenClaw-ECS1', false],
  ['openclaw:Egress.dnsFirewall', false],
])('whether %s is for a pack that does not judge: %s', (id, isForAnother) => {
  expect(isForAnotherPack(id, createChecks(['pci-dss-321']))).toBe(isForAnother);
});

test('the file names who answers for an acknowledgement, and until when', () => {
  const { deployment } = parse(accepted('    owner: platform-team', '    expires: "2027-03-31"'));
  expect(deployment?.file.acknowledgements).toEqual([
    { id: 'OpenClaw-ECS1', reason: 'It is a laboratory of ours.', owner: 'platform-team', expires: '2027-03-31' },
  ]);
});

test.each([
  ['checks: [hipaa]\n', /checks\[0\]: .*"hipaa"/],
  ['checks: [pci-dss-321, pci-dss-321]\n', /checks\[1\]: stands in the list twice/],
  [accepted('    expires: "2027-02-30"'), /expires: "2027-02-30" is no day; write it as 2027-03-31/],
  [accepted('    owner: "a (b)"'), /owner: "a \(b\)" is not allowed; use a name without semicolons and parentheses/],
])('refuses %j', (section, message) => {
  const { deployment, problems } = parse(section);
  expect(deployment).toBeUndefined();
  expect(problems).toEqual([expect.stringMatching(message)]);
});
