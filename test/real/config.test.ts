import { everyDeployment, PROVIDERS } from './harness/deployments';
import { progress } from './harness/progress';
import { describeSandboxed } from './harness/requirements';
import { Result } from './harness/sandbox';
import { bakePlugins, recordPlugins } from './harness/seed';
import { definitionOf, exampleNames, synthesizeExamples, synthesizeTasks, TaskDefinitions } from './harness/synthesize';
import { Task } from './harness/task';
import { secretNamesOf, TaskDefinition } from './harness/task-definition';

interface AuditFinding {
  readonly checkId: string;
  readonly severity: 'critical' | 'warn' | 'info';
}

const DEPLOYMENTS = everyDeployment();
const NAMES = [...Object.keys(DEPLOYMENTS), ...exampleNames()];
const WITH_EVERY_SECRET = ['all-channels', 'slackHttp', ...Object.keys(PROVIDERS)];
// It tells groups on an allow list, which is how a channel of a team is meant to be used.
const TOLERATED = 'security.trust_model.multi_user_heuristic';

let definitions: TaskDefinitions | undefined;
let seed: Promise<string> | undefined;

function deployment(name: string): TaskDefinition {
  definitions ??= new Map([...synthesizeTasks(DEPLOYMENTS), ...synthesizeExamples()]);
  return definitionOf(definitions, name);
}

/** Runs a command of OpenClaw in the gateway of a deployment; all have the plugins of all, which are slow to bake. */
async function openClaw(name: string, command: string[], withoutSecret?: string): Promise<Result> {
  seed ??= bakePlugins(deployment('all-channels').images.gateway);
  const secrets = withoutSecret === undefined ? {} : { [withoutSecret]: undefined };
  const task = new Task(deployment(name), { secrets, seed: await seed });
  try {
    await task.configure();
    const recorded = task.sandbox('gateway').run(recordPlugins(task.definition.images.gateway));
    if (recorded.code !== 0) throw new Error(recorded.stderr);
    return await task.sandbox('gateway').runConcurrently(['openclaw', ...command]);
  } finally {
    await task.stop();
  }
}

function parse<T>({ stdout, stderr }: Result): T {
  const start = stdout.indexOf('{');
  if (start < 0) throw new Error(`no JSON in:\n${stdout}\n${stderr}`);
  return JSON.parse(stdout.slice(start));
}

describeSandboxed('the rendered configuration', () => {
  beforeAll(() => {
    progress(`asking OpenClaw about ${NAMES.length} configurations (two minutes)`);
  });

  test.concurrent.each(NAMES)('of %s is valid', async name => {
    const validation = await openClaw(name, ['config', 'validate', '--json']);

    expect(parse(validation)).toMatchObject({ valid: true, warnings: [] });
  });

  test.concurrent.each(NAMES)('of %s passes the security audit', async name => {
    const { findings } = parse<{ findings: AuditFinding[] }>(await openClaw(name, ['security', 'audit', '--json']));

    expect(findings.filter(({ severity, checkId }) => severity !== 'info' && checkId !== TOLERATED)).toEqual([]);
  });

  test.concurrent.each(WITH_EVERY_SECRET)('of %s finds all of its secrets', async name => {
    const audit = await openClaw(name, ['secrets', 'audit', '--check']);

    expect(audit).toMatchObject({ code: 0, stdout: expect.stringContaining('Secrets audit: clean') });
  });

  const secrets = new Map(
    Object.keys(DEPLOYMENTS).flatMap(name =>
      secretNamesOf(deployment(name).containers.gateway).map(secret => [secret, name] as const),
    ),
  );
  test.concurrent.each([...secrets])('without %s (of %s) fails the audit of secrets', async (secret, name) => {
    const audit = await openClaw(name, ['secrets', 'audit', '--check'], secret);

    expect(audit.code).not.toBe(0);
    expect(audit.stdout + audit.stderr).toMatch(/unresolved=[1-9]/);
  });
});
