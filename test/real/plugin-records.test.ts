import { describeSandboxed } from './harness/requirements';
import { SEED_DIRECTORY } from './harness/rootfs';
import { Result } from './harness/sandbox';
import { bakePlugins, recordPlugins } from './harness/seed';
import { synthesizeTask } from './harness/synthesize';
import { Task } from './harness/task';

const PLANTED = '/var/lib/openclaw/planted';
const ROW = "config_machine_state WHERE state_key = 'plugins.installedIndex'";

describeSandboxed('the records of plugins on a used volume', () => {
  const definition = synthesizeTask({});
  let task: Task;

  beforeAll(async () => {
    task = new Task(definition, { seed: await bakePlugins(definition.images.gateway) });
    record();
  });

  test('stay as OpenClaw has fitted them while they name the image only', () => {
    change("value.index.refreshReason = 'fitted'");
    record();

    expect(read()).toMatchObject({ index: { refreshReason: 'fitted' } });
  });

  test.each([
    ['a place on the volume', PLANTED],
    ['a way out of the image', `${SEED_DIRECTORY}/../../var/lib/openclaw/planted`],
    ['a place that only begins like the image', `${SEED_DIRECTORY}-planted`],
  ])('do not survive with %s in the index, under the install records of the image', (_, rootDir) => {
    change(`value.index.plugins[0].rootDir = '${rootDir}'`);
    record();

    expect(JSON.stringify(read())).not.toContain('planted');
  });

  test.each([
    ['install records of its own', 'value.index.installRecords.planted = {}'],
    ['no index', 'delete value.index; value.planted = true'],
    ['code on the volume', `value.index.plugins[0].source = '${PLANTED}/index.js'`],
    ['set-up code on the volume', `value.index.plugins[0].setupSource = '${PLANTED}/setup.js'`],
    ['a manifest on the volume', `value.index.plugins[0].manifestPath = '${PLANTED}/openclaw.plugin.json'`],
    ['code at an address', `value.index.plugins[0].source = 'file://${PLANTED}/index.js'`],
    ['an empty entry', 'value.index.plugins[0] = null; value.planted = true'],
    ['no list of plugins', "value.index.plugins = 'planted'"],
  ])('do not survive with %s', (_, statement) => {
    change(statement);
    record();

    expect(JSON.stringify(read())).not.toContain('planted');
  });

  test('keep the gateway from starting when the database puts others back', () => {
    const planted = `'{"planted":true}'`;
    evaluate(`database.exec(\`CREATE TRIGGER t AFTER INSERT ON config_machine_state WHEN NEW.value_json <> ${planted} BEGIN
      UPDATE config_machine_state SET value_json = ${planted} WHERE state_key = NEW.state_key; END\`);`);
    change('value.planted = true; delete value.index');
    const { code, stderr } = task.sandbox('gateway').run(recordPlugins(definition.images.gateway));
    evaluate("database.exec('DROP TRIGGER t')");

    expect(code).not.toBe(0);
    expect(stderr).toContain('does not keep the plugins of this image');
  });

  function record(): void {
    succeeded(task.sandbox('gateway').run(recordPlugins(definition.images.gateway)));
  }

  function read(): unknown {
    return JSON.parse(evaluate('process.stdout.write(JSON.stringify(value))'));
  }

  function change(statement: string): void {
    evaluate(`${statement};
      database.prepare("UPDATE config_machine_state SET value_json = ? WHERE state_key = 'plugins.installedIndex'")
        .run(JSON.stringify(value));`);
  }

  /** As the agent could: by the gateway's user, with the database open. */
  function evaluate(statements: string): string {
    const script = `const { DatabaseSync } = require('node:sqlite');
      const database = new DatabaseSync(process.env.OPENCLAW_STATE_DIR + '/state/openclaw.sqlite');
      const value = JSON.parse(database.prepare("SELECT value_json FROM ${ROW}").get().value_json);
      ${statements}`;
    return succeeded(task.sandbox('gateway').run(['node', '--eval', script]));
  }
});

function succeeded({ code, stdout, stderr }: Result): string {
  if (code !== 0) throw new Error(`ended with ${code}:\n${stderr}`);
  return stdout;
}
