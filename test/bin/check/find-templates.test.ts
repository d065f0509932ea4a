import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, CfnResource, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { findTemplates } from '../../../bin/check/find-templates';

let directory: string;

beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-find-'));
  for (const file of ['a.template.json', 'b.template.yaml', 'c.yml', 'deep/er/d.yaml', 'deep/node_modules/e.yaml']) {
    fs.mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
    fs.writeFileSync(path.join(directory, file), 'Resources: {}');
  }
});

afterAll(() => {
  fs.rmSync(directory, { recursive: true });
});

function names(argument: string): string[] {
  return findTemplates(path.join(directory, argument)).map(({ file }) => path.relative(directory, file));
}

test.each([
  ['', ['a.template.json', 'b.template.yaml']],
  ['c.yml', ['c.yml']],
  ['no-such-file.json', ['no-such-file.json']],
  ['*.y*ml', ['b.template.yaml', 'c.yml']],
  ['?.yml', ['c.yml']],
  ['**/*.yaml', ['b.template.yaml', 'deep/er/d.yaml']],
  ['deep/**/d.yaml', ['deep/er/d.yaml']],
  ['nowhere/*.yaml', []],
])('%j stands for %j', (argument, expected) => {
  expect(names(argument)).toEqual(expected);
});

test('a cloud assembly stands for its stacks, those of stages and nested ones too, with their metadata', () => {
  const app = new App({ postCliContext: { 'aws:cdk:enable-asset-metadata': true } });
  const stack = new Stack(app, 'Stack');
  Validations.of(stack).acknowledge({ id: 'OpenClaw-ECS1', reason: 'A laboratory.' });
  new CfnResource(new NestedStack(stack, 'Nested'), 'Topic', { type: 'AWS::SNS::Topic' });
  new CfnResource(new Stack(new Stage(app, 'Production'), 'Stack'), 'Topic', { type: 'AWS::SNS::Topic' });
  const found = findTemplates(app.synth().directory);
  expect(found.map(({ stack: name }) => name).sort()).toEqual([
    'Production/Stack',
    'Stack',
    expect.stringMatching(/^StackNested.*\.nested\.template\.json$/),
  ]);
  expect(found.find(({ stack: name }) => name === 'Stack')?.metadata['/Stack']).toContainEqual(
    expect.objectContaining({ data: { 'Annotation::OpenClaw-ECS1': 'A laboratory.' } }),
  );
});

test('a stage in a stage and the stacks nested there are found, each with where it is deployed to', () => {
  const app = new App({ postCliContext: { 'aws:cdk:enable-asset-metadata': true } });
  const env = { account: '123456789012', region: 'eu-central-1' };
  const production = new Stage(app, 'Production', { env });
  const cell = new Stack(new Stage(production, 'acme-a', { env: { region: 'eu-west-1' } }), 'cell');
  new CfnResource(new NestedStack(cell, 'Nested'), 'Topic', { type: 'AWS::SNS::Topic' });
  new Stack(new Stage(app, 'Test'), 'Stack');
  const { directory: assembly } = app.synth();
  const found = findTemplates(assembly).map(({ file, stack, environment: { stage = '', ...environment } }) => ({
    stack,
    environment,
    stage: path.relative(assembly, stage),
    isIn: path.dirname(file) === stage,
  }));
  const inCell = { stage: 'assembly-Production/assembly-Production-acme-a', isIn: true };
  expect(found).toEqual([
    { stack: 'Production/acme-a/cell', environment: { ...env, region: 'eu-west-1' }, ...inCell },
    {
      stack: expect.stringMatching(/\.nested\.template\.json$/),
      environment: { ...env, region: 'eu-west-1' },
      ...inCell,
    },
    { stack: 'Test/Stack', environment: {}, stage: 'assembly-Test', isIn: true },
  ]);
});

test('a manifest that is no JSON is told with its path', () => {
  fs.mkdirSync(path.join(directory, 'broken'));
  const manifest = path.join(directory, 'broken', 'manifest.json');
  fs.writeFileSync(manifest, '{');
  expect(() => findTemplates(path.dirname(manifest))).toThrow(`${manifest}:1:1: is not JSON`);
});
