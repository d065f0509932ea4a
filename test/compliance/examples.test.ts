import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { createChecks, NAG_PACKS } from '../../bin/checks';
import { parseDeployment } from '../../bin/deployment/parse';
import { createStacks } from '../../bin/stacks';
import { Agents } from '../../examples/existing-stack/agents';
import { Platform } from '../../examples/existing-stack/platform';
import { OpenClawChecks } from '../../lib/compliance';

const ROOT = path.join(__dirname, '..', '..');
const FILES = readdirSync(path.join(ROOT, 'examples')).filter(file => file.endsWith('.yaml'));
const ALL_PACKS = Object.keys(NAG_PACKS) as (keyof typeof NAG_PACKS)[];

function build(file: string): App {
  const { deployment } = parseDeployment(file, readFileSync(path.join(ROOT, 'examples', file), 'utf8'));
  if (deployment === undefined) throw new Error(`${file} is not valid`);
  const { context } = JSON.parse(readFileSync(path.join(ROOT, 'cdk.json'), 'utf8'));
  const app = new App({ context });
  expect(createStacks(app, deployment)).toEqual([]);
  return app;
}

function templatesOf(app: App): string[] {
  return app.synth().stacksRecursively.map(({ templateFullPath }) => readFileSync(templateFullPath, 'utf8'));
}

test('there is an example of each topology', () => {
  expect(FILES).toEqual(expect.arrayContaining(['single-tenant.yaml', 'multi-tenant.yaml', 'hybrid.yaml']));
});

describe.each(FILES)('the example %s', file => {
  const app = build(file);

  test('has no finding of any rule pack that nobody acknowledged', () => {
    const judged = build(file);
    Validations.of(judged).addPlugins(...createChecks(ALL_PACKS));
    const { directory } = judged.synth();
    const { pluginReports } = JSON.parse(readFileSync(path.join(directory, 'validation-report.json'), 'utf8'));
    expect(pluginReports.flatMap(({ violations }: { violations: unknown[] }) => violations)).toEqual([]);
  });

  test('is the same bytes when it is synthesized again', () => {
    expect(templatesOf(build(file))).toEqual(templatesOf(app));
  });

  test('stays within the limits of CloudFormation', () => {
    const sizes = templatesOf(app).map(text => ({
      resources: Object.keys(JSON.parse(text).Resources).length,
      bytes: Buffer.byteLength(text),
    }));
    expect(Math.max(...sizes.map(({ resources }) => resources))).toBeLessThan(500);
    expect(Math.max(...sizes.map(({ bytes }) => bytes))).toBeLessThan(1_000_000);
  });

  test('holds no value of a secret', () => {
    const text = templatesOf(app).join();
    expect(
      text.match(/xox[abp]-\d{6}|sk-ant-\w{8}|AKIA[A-Z0-9]{16}|"(?:SecretString|ClientSecret)":"(?!\{)[^"]+"/g),
    ).toBeNull();
  });
});

test('the example of an existing stack has no error, and one stack of less than 500 resources', () => {
  const app = new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } });
  Validations.of(app).addPlugins(new OpenClawChecks());
  const stack = new Stack(app, 'platform', { env: { region: 'eu-central-1' } });
  new Agents(stack, 'Agents', new Platform(stack, 'Platform'));
  // An error fails the synth.
  const [template = ''] = templatesOf(app);
  expect(Object.keys(JSON.parse(template).Resources).length).toBeLessThan(500);
});
