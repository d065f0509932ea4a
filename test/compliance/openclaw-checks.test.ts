import * as fs from 'node:fs';
import * as path from 'node:path';
import {
  App,
  CfnParameter,
  CfnResource,
  NestedStack,
  PolicyValidationPluginReport,
  Stack,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { OpenClawChecks } from '../../lib/compliance';
import { FRAMEWORKS } from '../../lib/compliance/mappings';

const WRITABLE = 'OpenClaw-ECS1[gateway]';

/** A task that OpenClaw runs in; whatever else is wrong with it, its root file system is what these tests look at. */
function task(scope: Construct, readonlyRoot: unknown = false): CfnResource {
  return new CfnResource(scope, 'Task', {
    type: 'AWS::ECS::TaskDefinition',
    properties: {
      ContainerDefinitions: [
        {
          Name: 'gateway',
          Image: 'ghcr.io/openclaw/openclaw:2026.9.6',
          Environment: [{ Name: 'OPENCLAW_STATE_DIR', Value: '/state' }],
          ReadonlyRootFilesystem: readonlyRoot,
        },
      ],
    },
  });
}

/** The constructs on which a report has the finding. */
function found(report: PolicyValidationPluginReport, ruleName = WRITABLE): (string | undefined)[] {
  return report.violations
    .filter(violation => violation.ruleName === ruleName)
    .flatMap(({ violatingResources }) => violatingResources.map(({ resourceLogicalId }) => resourceLogicalId));
}

function createStack(context: { [key: string]: unknown } = {}): Stack {
  return new Stack(new App({ context }), 'Stack');
}

function check(scope: Construct): PolicyValidationPluginReport {
  return new OpenClawChecks().validateScope(scope);
}

test('finds what is wrong in a template and fails', () => {
  const stack = createStack();
  task(stack);
  const report = check(stack);
  expect(found(report)).toEqual(['Task']);
  expect(report.success).toBe(false);
});

test('judges what is deployed: a property override counts', () => {
  const stack = createStack();
  task(stack).addPropertyOverride('ContainerDefinitions.0.ReadonlyRootFilesystem', true);
  expect(found(check(stack))).toEqual([]);
});

test('says nothing about a template without OpenClaw', () => {
  const stack = createStack();
  new CfnResource(stack, 'Task', {
    type: 'AWS::ECS::TaskDefinition',
    properties: { ContainerDefinitions: [{ Name: 'web', Image: 'nginx' }] },
  });
  expect(found(check(stack), 'OpenClaw-ECS1[web]')).toEqual([]);
});

test('what only the deployment tells is a warning', () => {
  const stack = createStack();
  new CfnParameter(stack, 'ReadOnly');
  task(stack, { Ref: 'ReadOnly' });
  const [violation] = check(stack).violations.filter(({ ruleName }) => ruleName === WRITABLE);
  expect(violation?.severity).toBe('warning');
  expect(violation?.description).toContain('ContainerDefinitions[0].ReadonlyRootFilesystem');
});

test.each([
  ['on the resource', (stack: Stack) => stack.node.findChild('Task'), WRITABLE],
  ['on the stack', (stack: Stack) => stack, WRITABLE],
  ['on the app', (stack: Stack) => stack.node.root as Construct, WRITABLE],
  ['by the rule', (stack: Stack) => stack, 'OpenClaw-ECS1'],
  ['by the id that the CDK prints', (stack: Stack) => stack, `OpenClaw::${WRITABLE}`],
])('an acknowledgement %s covers the finding', (_, scopeOf, id) => {
  const stack = createStack();
  task(stack);
  OpenClawChecks.acknowledge(scopeOf(stack) as Construct, { id, reason: 'It is a laboratory.' });
  expect(found(check(stack))).toEqual([]);
});

test('an acknowledgement that the CDK recorded itself counts too', () => {
  const stack = createStack();
  task(stack);
  Validations.of(stack).acknowledge({ id: WRITABLE, reason: 'It is a laboratory.' });
  expect(found(check(stack))).toEqual([]);
});

test('an acknowledgement elsewhere covers nothing', () => {
  const stack = createStack();
  task(stack);
  OpenClawChecks.acknowledge(new Construct(stack, 'Other'), { id: WRITABLE, reason: 'It is a laboratory.' });
  expect(found(check(stack))).toEqual(['Task']);
});

test.each([
  ['2027-03-31', []],
  ['2027-04-01', ['Task']],
  [undefined, []],
])('an acknowledgement until 2027-03-31, judged on %s', (today, expected) => {
  const stack = createStack({ 'openclaw:today': today });
  task(stack);
  OpenClawChecks.acknowledge(stack, { id: `OpenClaw::${WRITABLE}`, reason: 'A laboratory.', expires: '2027-03-31' });
  expect(found(check(stack))).toEqual(expected);
});

test('fails the synth of an app that it is registered at', () => {
  const stack = createStack();
  task(stack);
  const app = stack.node.root as App;
  Validations.of(app).addPlugins(new OpenClawChecks());
  expect(() => app.synth()).toThrow(/OpenClaw-ECS1\[gateway\]/);
});

test('the synth of an app fails for what stands in a nested stack', () => {
  const stack = createStack();
  task(new NestedStack(stack, 'Nested'));
  const app = stack.node.root as App;
  Validations.of(app).addPlugins(new OpenClawChecks());
  expect(() => app.synth()).toThrow(/OpenClaw-ECS1\[gateway\]/);
});

test('the synth of an app fails again when an acknowledgement has expired', () => {
  const stack = createStack({ 'openclaw:today': '2027-04-01' });
  task(stack);
  OpenClawChecks.acknowledge(stack, { id: `OpenClaw::${WRITABLE}`, reason: 'A laboratory.', expires: '2027-03-31' });
  const app = stack.node.root as App;
  Validations.of(app).addPlugins(new OpenClawChecks());
  expect(() => app.synth()).toThrow(/Its acknowledgement expired on 2027-03-31/);
});

test('fails when the day is none', () => {
  const stack = createStack({ 'openclaw:today': 'tomorrow' });
  expect(() => check(stack)).toThrow("openclaw:today must be a day written as 2027-03-31, got 'tomorrow'");
});

test('looks into nested stacks and stages', () => {
  const app = new App();
  task(new NestedStack(new Stack(new Stage(app, 'Production'), 'Stack'), 'Nested'));
  expect(found(check(app))).toEqual(['Task']);
});

test.each([
  ['tells what tenants of a cell share', 'acme-a', 'error'],
  ['cannot tell what tenants of another stage share', 'acme-b', 'warning'],
])('%s by Parameter Store', (_, stage, expected) => {
  const app = new App();
  const stages = new Map(['acme-a', 'acme-b'].map(id => [id, new Stage(app, id)]));
  const stackIn = (name: string, id: string) => new Stack(stages.get(name) ?? app, id);
  const cell = stackIn('acme-a', 'cell');
  const role = new CfnResource(cell, 'Role', { type: 'AWS::IAM::Role' });
  new StringParameter(cell, 'RoleArn', { parameterName: '/role-arn', stringValue: role.getAtt('Arn').toString() });
  for (const tenant of ['support', 'sales']) {
    const stack = stackIn(stage, tenant);
    const resource = task(stack, true);
    resource.addPropertyOverride('TaskRoleArn', StringParameter.valueForStringParameter(stack, '/role-arn'));
    resource.addPropertyOverride('Tags', [{ Key: 'openclaw:tenant', Value: tenant }]);
  }
  const rules = check(app).violations.filter(({ ruleName }) => ruleName === 'OpenClaw-TEN1');
  expect(rules.map(({ severity }) => severity)).toEqual([expected]);
});

test('judges a part of an app by itself', () => {
  const app = new App();
  const first = new Stack(app, 'First');
  const second = new Stack(app, 'Second');
  task(first);
  task(second, true);
  expect(found(check(first))).toEqual(['Task']);
  expect(found(check(second))).toEqual([]);
});

test('fails where there is no app to judge', () => {
  expect(() => check(new Construct(undefined as unknown as Construct, ''))).toThrow(
    /^scope must stand in an app, got ''/,
  );
});

test('writes evidence into the cloud assembly, the same bytes each time', () => {
  const write = () => {
    const stack = createStack();
    task(stack, true);
    OpenClawChecks.acknowledge(stack, { id: 'OpenClaw-ECS2', reason: 'A laboratory.', owner: 'ops' });
    const app = stack.node.root as App;
    const plugin = new OpenClawChecks();
    app.synth();
    const templatePath = path.join(app.outdir, stack.templateFile);
    plugin.validate({
      appConstruct: app,
      templatePaths: [templatePath],
      stackTemplates: [{ stackConstructPath: 'Stack', templatePath, accountId: undefined, region: undefined }],
    });
    const read = (name: string) => fs.readFileSync(path.join(app.outdir, 'evidence', name), 'utf8');
    return { json: read('evidence.json'), page: read('index.html') };
  };
  const [first, second] = [write(), write()];
  expect(first).toEqual(second);
  expect(JSON.parse(first.json)).toMatchObject({
    stacks: [{ name: 'Stack', resources: expect.any(Number) }],
    acknowledgements: [{ id: 'OpenClaw-ECS2', construct: 'Stack', reason: 'A laboratory.', owner: 'ops' }],
    frameworks: Object.values(FRAMEWORKS).map(({ id }) => ({ id })),
  });
  expect(first.page).toContain('<title>Evidence: Stack</title>');
});

test('has the version of the package', () => {
  const { version } = JSON.parse(fs.readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8'));
  expect(new OpenClawChecks().version).toBe(version);
});
