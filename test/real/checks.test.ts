import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { OPENCLAW_AUDIT } from '../../lib/compliance/mappings/frameworks/openclaw-audit';
import { CFG_MAPPINGS } from '../../lib/compliance/mappings/rules/cfg';
import { OPENCLAW_SCHEMA } from '../../lib/compliance/openclaw-schema';
import { CFG_RULES } from '../../lib/compliance/rules/cfg';
import { Template } from '../../lib/compliance/template';
import { configWith } from '../compliance/changed-config';
import { INSECURE_CONFIGS } from '../compliance/insecure-configs';
import { NODE_MODULES } from './harness/paths';
import { progress } from './harness/progress';
import { describeSandboxed } from './harness/requirements';
import { Sandbox } from './harness/sandbox';
import { bakePlugins, recordPlugins } from './harness/seed';
import { definitionOf, synthesizeExamples } from './harness/synthesize';
import { Task } from './harness/task';

/** What OpenClaw says of a configuration: `invalid`, or the checks that its audit names. */
type Verdict = string[];

const BASELINE = 'the hardened configuration';
const VARIANTS = Object.entries(INSECURE_CONFIGS).flatMap(([name, { change, upstream }]) =>
  upstream === undefined ? [] : [{ name, change, upstream }],
);
const AT_ONCE = 2;
const OPENCLAW = path.join(NODE_MODULES, 'openclaw');

const definition = definitionOf(synthesizeExamples(), 'single-tenant/support');
const text = definition.containers.config.Environment?.find(({ Name }) => Name === 'OPENCLAW_CONFIG')?.Value;
const rendered = JSON.parse(String(text));

describeSandboxed('the rules on the configuration agree with OpenClaw', () => {
  const verdicts = new Map<string, Verdict>();
  const of = (name: string) => verdicts.get(name) ?? [];

  beforeAll(async () => {
    progress(`asking OpenClaw about ${VARIANTS.length} insecure configurations (three minutes)`);
    const seed = await bakePlugins(definition.images.gateway);
    const waiting = [{ name: BASELINE, change: {} }, ...VARIANTS];
    await Promise.all(Array.from({ length: AT_ONCE }, () => work(seed, waiting, verdicts)));
  }, 1_200_000);

  test('there are at least forty of them', () => {
    expect(verdicts.size).toBeGreaterThan(40);
  });

  test('the hardened configuration is valid, and found by no rule', () => {
    expect(of(BASELINE)).not.toContain('invalid');
    expect(rulesThatFind({})).toEqual([]);
  });

  test.each(VARIANTS.map(({ name }) => name))('on %s', name => {
    const { change, upstream = [] } = INSECURE_CONFIGS[name] ?? { change: {} };
    const found = of(name).filter(check => !of(BASELINE).includes(check));
    const rules = rulesThatFind(change);

    expect(found).toEqual(expect.arrayContaining(upstream));
    expect(rules).not.toEqual([]);
    const known = new Set(rules.flatMap(id => CFG_MAPPINGS[id]?.openClawAudit ?? []));
    expect(found.filter(check => check !== 'invalid' && !known.has(withoutProvider(check)))).toEqual([]);
  });

  test('the keys that they know are those of its schema', () => {
    const schema = JSON.parse(sandboxOf(new Task(definition)).run(['openclaw', 'config', 'schema']).stdout);

    expect(Object.keys(schema.properties).sort()).toEqual([...OPENCLAW_SCHEMA.rootKeys].sort());
    for (const [section, keys] of OPENCLAW_SCHEMA.sections) {
      expect([section, ...Object.keys(schema.properties[section].properties)].sort()).toEqual(
        [section, ...keys].sort(),
      );
    }
  });

  test('the checks that rules cite are those of its audit', () => {
    const documented = fs.readFileSync(path.join(OPENCLAW, 'docs/gateway/security/audit-checks.md'), 'utf8');
    const undocumented = Object.keys(OPENCLAW_AUDIT.controls).filter(check => !documented.includes(check));

    expect(undocumented.filter(check => !isInProgram(check))).toEqual([]);
  });
});

function isInProgram(check: string): boolean {
  return spawnSync('grep', ['-rqaF', '--include=*.mjs', check, path.join(OPENCLAW, 'dist')]).status === 0;
}

async function work(
  seed: string,
  waiting: { name: string; change: { readonly [path: string]: unknown } }[],
  verdicts: Map<string, Verdict>,
): Promise<void> {
  const task = new Task(definition, { seed });
  try {
    await task.configure();
    const sandbox = sandboxOf(task);
    const recorded = sandbox.run(recordPlugins(definition.images.gateway));
    if (recorded.code !== 0) throw new Error(recorded.stderr);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      verdicts.set(next.name, await ask(sandbox, task, configWith(next.change, rendered)));
    }
  } finally {
    await task.stop();
  }
}

function sandboxOf(task: Task): Sandbox {
  return task.sandbox('gateway');
}

/** The configuration stands in the state's directory, because the task's own is read-only. */
async function ask(sandbox: Sandbox, task: Task, config: object): Promise<Verdict> {
  const state = definition.containers.gateway.Environment?.find(({ Name }) => Name === 'OPENCLAW_STATE_DIR')?.Value;
  const directory = path.join(task.stateDirectory, 'asked');
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, 'openclaw.json');
  fs.writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  for (const each of [directory, file]) fs.chownSync(each, 1000, 1000);
  const env = { OPENCLAW_CONFIG_PATH: `${state}/asked/openclaw.json` };
  const audit = await sandbox.runConcurrently(['openclaw', 'security', 'audit', '--json'], env);
  const { findings } = parse<{ findings?: { checkId: string }[] }>(audit);
  if (findings !== undefined) return findings.map(({ checkId }) => checkId);
  // It audits nothing that it would not start with.
  const validation = await sandbox.runConcurrently(['openclaw', 'config', 'validate', '--json'], env);
  return parse<{ valid: boolean }>(validation).valid ? [] : ['invalid'];
}

function parse<T>({ stdout, stderr }: { stdout: string; stderr: string }): T {
  const start = stdout.search(/^\{/m);
  if (start < 0) throw new Error(`no JSON in:\n${stdout}\n${stderr}`);
  return JSON.parse(stdout.slice(start));
}

function rulesThatFind(change: { readonly [path: string]: unknown }): string[] {
  const config = JSON.stringify(configWith(change, rendered));
  const container = { Name: 'config', Environment: [{ Name: 'OPENCLAW_CONFIG', Value: config }] };
  const task = { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [container] } };
  const template = new Template('Asked', { Resources: { Task: task } });
  const isFound = (rule: (typeof CFG_RULES)[number]) =>
    rule.judge(template, [template]).some(({ outcome }) => outcome === 'non-compliant');
  return CFG_RULES.filter(isFound).map(({ id }) => id);
}

/** Some checks carry the name of a channel. */
function withoutProvider(check: string): string {
  return check.replace(/^(channels\.|tools\.elevated\.allowFrom\.)\w+\./, '$1<provider>.');
}
