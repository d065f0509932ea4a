import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { check } from '../../../bin/commands/check';

const BAD = `AWSTemplateFormatVersion: 2010-09-09
Parameters:
  ReadOnly: { Type: String }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: gateway
          Image: ghcr.io/openclaw/openclaw:2026.9.6
          Environment:
            - { Name: OPENCLAW_STATE_DIR, Value: /state }
          ReadonlyRootFilesystem: no
        - Name: edge
          Image: nginx
          ReadonlyRootFilesystem: !Ref ReadOnly
`;

let directory: string;
let bad: string;

beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-check-test-'));
  bad = write('bad.yaml', BAD);
});

afterAll(() => {
  fs.rmSync(directory, { recursive: true });
});

function write(name: string, text: string): string {
  const file = path.join(directory, name);
  fs.writeFileSync(file, text);
  return file;
}

async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const stdout = jest.spyOn(console, 'log').mockImplementation();
  const stderr = jest.spyOn(console, 'error').mockImplementation();
  try {
    const code = await check.run(args);
    const text = (spy: jest.SpyInstance) => spy.mock.calls.flat().join('\n');
    return { code, stdout: text(stdout), stderr: text(stderr) };
  } finally {
    jest.restoreAllMocks();
  }
}

test('tells people what is wrong, by construct, with line, fix and page, and exits with 1', async () => {
  const { code, stdout, stderr } = await run(bad);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout.split('\n').slice(0, 3)).toEqual([bad, '', '  Task']);
  expect(
    stdout,
  ).toContain(`    error    OpenClaw-ECS1[gateway]  A container in the task of an OpenClaw gateway can write to its root file system.
             ContainerDefinitions[0].ReadonlyRootFilesystem, line 13
             Set ReadonlyRootFilesystem to true and mount the few writable directories.
             https://github.com/openclaw-cdk/openclaw-cdk/blob/main/docs/rules.md#openclaw-ecs1`);
  expect(stdout).toMatch(/ {4}warning {2}OpenClaw-ECS1\[edge\] {2}Cannot be told/);
  expect(stdout).not.toContain('\u001b');
});

test('a template from elsewhere cannot steer the terminal', async () => {
  const file = write('escape.json', JSON.stringify({ Resources: { '\u001b[2J': { ...JSON.parse(TASK) } } }));
  const { stdout } = await run(file);
  expect(stdout).toContain('\ufffd[2J');
  expect(stdout).not.toContain('\u001b');
});

const TASK = JSON.stringify({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: { ContainerDefinitions: [{ Name: 'gateway', Image: 'openclaw:1' }] },
});

test('exits with 0 where nothing is about OpenClaw', async () => {
  const file = write('other.json', '{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}');
  const { code, stdout } = await run(file);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^0 errors, \d+ warnings?, 0 acknowledged; /m);
});

test.each([
  ['a file that is not there', () => 'no-such.yaml', 'no-such.yaml:1:1: does not exist'],
  [
    'a key twice',
    () => write('twice.yaml', 'Resources: {}\nResources: {}\n'),
    ':2:1: holds "Resources" twice; keep one',
  ],
  ['no template', () => write('list.yaml', '- a\n'), ':1:1: is no CloudFormation template'],
  ['a folder without templates', () => fs.mkdtempSync(path.join(directory, 'empty-')), ': no template is there'],
  ['a path through a file', () => `${bad}/x`, `bad.yaml/x: cannot be read (ENOTDIR); give a template, a pattern`],
  ['a pattern below a file', () => `${bad}/*.json`, 'bad.yaml/*.json: cannot be read (ENOTDIR); give a template'],
  ['bytes that are no text', () => latin(), ':1:1: is not UTF-8 text'],
  [
    'too much',
    () => write('large.yaml', `# ${'x'.repeat(5 * 1024 * 1024)}`),
    ':1:1: is 5242882 bytes long, at most 5242880',
  ],
])('exits with 2 for %s', async (_, file, message) => {
  const { code, stdout, stderr } = await run(file());
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

function latin(): string {
  const file = path.join(directory, 'latin.yaml');
  fs.writeFileSync(file, Buffer.from([0x61, 0x3a, 0x20, 0xe4]));
  return file;
}

test.each([
  [[], 'Name a template'],
  [['--pack', 'openclaw,nist', 'x'], '"nist" is no rule pack; use openclaw, aws-solutions'],
  [['--format', 'xml', 'x'], '"xml" is no format; use text, json, sarif'],
  [['--write-baseline', 'x'], '--write-baseline needs --baseline <file>'],
  [['--today', '2027-02-30', 'x'], '"2027-02-30" is no day; write it as 2027-03-31'],
])('says what is wrong with the command line %j', async (args, message) => {
  const { code, stderr } = await run(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).toContain('Usage: openclaw-cdk check');
});

test('fails on findings only that the baseline does not have', async () => {
  const baseline = path.join(directory, 'baseline.json');
  expect((await run('--baseline', baseline, '--write-baseline', bad)).code).toBe(0);
  const { code, stdout } = await run('--baseline', baseline, bad);
  expect(code).toBe(0);
  expect(stdout).toMatch(/\d+ known from the baseline/);
  const first = fs.readFileSync(baseline, 'utf8');
  await run('--baseline', baseline, '--write-baseline', bad);
  expect(fs.readFileSync(baseline, 'utf8')).toBe(first);
  fs.writeFileSync(bad, BAD.replace('name: gateway', 'name: other').replace(/edge/g, 'side'));
  const { code: changed, stdout: report } = await run('--baseline', baseline, '--format', 'json', bad);
  fs.writeFileSync(bad, BAD);
  const isNew = JSON.parse(report).findings.filter((finding: { isKnown: boolean }) => !finding.isKnown);
  expect(isNew.map(({ id }: { id: string }) => id)).toContain('OpenClaw-ECS1[side]');
  expect(changed).toBe(isNew.some(({ severity }: { severity: string }) => severity === 'error') ? 1 : 0);
});

test('a baseline that cannot be written is told, beside what was found', async () => {
  const baseline = path.join(directory, 'nowhere', 'baseline.json');
  const { code, stdout, stderr } = await run('--baseline', baseline, '--write-baseline', bad);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `${baseline}: the baseline cannot be written (ENOENT); give a file in a folder that is there`,
  });
  expect(stdout).toContain('OpenClaw-ECS1[gateway]');
});

test('a baseline that is none is told', async () => {
  const { code, stderr } = await run('--baseline', bad, bad);
  expect(code).toBe(2);
  expect(stderr).toContain('cannot be read as a baseline');
});

test('gives programs each finding with its place', async () => {
  const { stdout } = await run('--format', 'json', bad);
  const report = JSON.parse(stdout);
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      id: 'OpenClaw-ECS1[gateway]',
      severity: 'error',
      outcome: 'non-compliant',
      line: 13,
      column: 11,
      construct: 'Task',
      place: 'ContainerDefinitions[0].ReadonlyRootFilesystem',
    }),
  );
});

test('gives code scanning services SARIF whose results point at rules and lines', async () => {
  const { runs } = JSON.parse((await run('--format', 'sarif', bad)).stdout);
  const [{ tool, results }] = runs;
  const result = results.find(({ properties }: { properties: { finding: string } }) =>
    properties.finding.startsWith('OpenClaw-ECS1[gateway]'),
  );
  expect(tool.driver.rules[result.ruleIndex].id).toBe('OpenClaw-ECS1');
  expect(result).toMatchObject({ ruleId: 'OpenClaw-ECS1', level: 'error', baselineState: 'new' });
  const { physicalLocation } = result.locations[0];
  expect(physicalLocation.region).toEqual({ startLine: 13, startColumn: 11 });
  expect(result.partialFingerprints['openclawFinding/v1']).toMatch(/^[0-9a-f]{32}$/);
});

test('lists each rule once in SARIF, however often it finds something', async () => {
  const file = write('two.json', JSON.stringify({ Resources: { A: JSON.parse(TASK), B: JSON.parse(TASK) } }));
  const { runs } = JSON.parse((await run('--format', 'sarif', '--pack', 'aws-solutions', file, bad)).stdout);
  const ids: string[] = runs[0].tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  for (const { ruleId, ruleIndex } of runs[0].results) expect(ids[ruleIndex]).toBe(ruleId);
});

test('gives test reporters a failure for an error and a note for a warning', async () => {
  const { stdout } = await run('--format', 'junit', bad);
  expect(stdout).toMatch(
    /<testcase classname="Task" name="OpenClaw-ECS1\[gateway\] [^>]*line="13"><failure type="error"/,
  );
  expect(stdout).toMatch(/<testcase classname="Task" name="OpenClaw-ECS1\[edge\] [^>]*><system-out>warning: /);
  const [, failures] = /failures="(\d+)"/.exec(stdout) ?? [];
  expect(stdout.match(/<failure /g)).toHaveLength(Number(failures));
});

test('gives pull requests a table', async () => {
  const { stdout } = await run('--format', 'markdown', bad);
  expect(stdout).toMatch(/^\| error \| \[OpenClaw-ECS1\\\[gateway\\\]\]\(https:.*\) \| `Task`<br>/m);
});

test('gives auditors the page of the evidence', async () => {
  const { stdout } = await run('--format', 'html', bad);
  expect(stdout).toMatch(/^<!DOCTYPE html>/);
});

test('judges by the packs of cdk-nag too, and tells which rules cannot read a function', async () => {
  const group = {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription: 'x', SecurityGroupIngress: [{ IpProtocol: 'tcp', CidrIp: { Ref: 'Cidr' } }] },
  };
  const file = write(
    'nag.json',
    JSON.stringify({ Parameters: { Cidr: { Type: 'String' } }, Resources: { Group: group, Task: JSON.parse(TASK) } }),
  );
  const { code, stdout } = await run('--pack', 'aws-solutions', file);
  expect(code).toBe(1);
  expect(stdout).toMatch(/error {4}AwsSolutions-ECS7 {2}/);
  expect(stdout).toMatch(/warning {2}AwsSolutions-EC23 {2}Cannot be told/);
  expect(stdout).not.toContain('OpenClaw-');
});

test('a template that the CDK cannot read back is told', async () => {
  const file = write('dangling.json', '{"Resources":{"A":{"Type":"AWS::SNS::Topic","DependsOn":"Nowhere"}}}');
  const { code, stderr } = await run('--pack', 'aws-solutions', file);
  expect(code).toBe(2);
  expect(stderr).toContain(`${file}:1:1: aws-solutions cannot judge it, because the CDK cannot read it back`);
});

test('acknowledgements in a cloud assembly count, until they expire', async () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const templateFile = write('include.json', JSON.stringify({ Resources: { Task: JSON.parse(TASK) } }));
  new CfnInclude(stack, 'Template', { templateFile });
  Validations.of(stack).acknowledge({ id: 'OpenClaw-ECS1', reason: 'A laboratory. (expires: 2027-03-31)' });
  const { directory: assembly } = app.synth();
  const standing = async (...args: string[]) => {
    const { findings } = JSON.parse((await run('--format', 'json', ...args, assembly)).stdout);
    return findings.find(({ rule }: { rule: string }) => rule === 'OpenClaw-ECS1').standing;
  };
  expect(await standing()).toBe('acknowledged');
  expect(await standing('--today', '2027-04-01')).toBe('open');
});

test('the stacks of a stage are judged together', async () => {
  const app = new App();
  const stage = new Stage(app, 'acme-a');
  const include = (stack: string, template: object) =>
    new CfnInclude(new Stack(stage, stack), 'Template', {
      templateFile: write(`${stack}.json`, JSON.stringify(template)),
    });
  const Name = '/openclaw/acme-a/role-arn';
  const Value = { 'Fn::GetAtt': ['Role', 'Arn'] };
  include('cell', {
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
      Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Name, Value, Type: 'String' } },
    },
  });
  for (const tenant of ['support', 'sales']) {
    const { Type, Properties } = JSON.parse(TASK);
    const Tags = [{ Key: 'openclaw:tenant', Value: tenant }];
    include(tenant, {
      Parameters: { RoleArn: { Type: 'AWS::SSM::Parameter::Value<String>', Default: Name } },
      Resources: { Task: { Type, Properties: { ...Properties, TaskRoleArn: { Ref: 'RoleArn' }, Tags } } },
    });
  }
  const { code, stdout } = await run('--format', 'json', app.synth().directory);
  const shared = JSON.parse(stdout).findings.filter(({ rule }: { rule: string }) => rule === 'OpenClaw-TEN1');
  expect(code).toBe(1);
  expect(shared.map(({ construct, outcome }: { construct: string; outcome: string }) => [construct, outcome])).toEqual([
    ['acme-a/support/Template/Task', 'non-compliant'],
    ['acme-a/sales/Template/Task', 'non-compliant'],
  ]);
});
