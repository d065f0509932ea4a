import { Channel } from '../../lib';
import { startGateway } from './harness/booted-task';
import { allChannels, CHANNELS } from './harness/deployments';
import { waitFor } from './harness/processes';
import { describeSandboxed } from './harness/requirements';
import { SEED_DIRECTORY } from './harness/rootfs';
import { Sandbox } from './harness/sandbox';
import { bakePlugins, pluginsOf } from './harness/seed';
import { synthesizeTask } from './harness/synthesize';
import { Task } from './harness/task';
import { TaskDefinition } from './harness/task-definition';

const MINUTES = 60_000;
const FORMER_SLACK = '@openclaw/slack@2026.9.5';

// The stop timeout of the task definition is what ECS would wait at most.
const STOP_SECONDS = 120;

/** What each channel says when all that it lacks is its service; WhatsApp waits to be linked, and Teams to be called. */
const CONNECTION_LINES: { [channel: string]: RegExp } = {
  whatsapp: /http server listening \([^)]*whatsapp/,
  slack: /slack socket mode failed to start; .*getaddrinfo EAI_AGAIN egress\.openclaw\.internal/,
  discord: /Failed to resolve Discord application id: .*getaddrinfo EAI_AGAIN egress\.openclaw\.internal/,
  telegram: /deleteWebhook failed with a recoverable network error/,
  imap: /account=inbox connection failed=the egress proxy did not connect .*EAI_AGAIN egress\.openclaw\.internal/,
  msteams: /starting provider \(port 3978\)/,
};
const REFUSALS =
  /PluginTrustRefusal|only available for trusted plugins|record-missing|failed during register|plugin not installed|Failed to install|no-channel-owner|Cannot find (?:module|package)|does not provide an export|Cannot require\(\)/;

interface ListedPlugin {
  readonly id: string;
  readonly version?: string;
  readonly enabled: boolean;
  readonly status: string;
  readonly rootDir: string;
}

describeSandboxed('the baked plugins, without any network', () => {
  const channels = allChannels();
  const tasks: Task[] = [];

  afterEach(async () => {
    for (const task of tasks.splice(0)) await task.stop();
  });

  async function boot(definition: TaskDefinition, seed: string, stateDirectory?: string): Promise<Booted> {
    const task = new Task(definition, { seed, stateDirectory });
    tasks.push(task);
    await task.configure();
    return { task, gateway: await startGateway(task) };
  }

  test(
    'load from a fresh volume, and fail at nothing but the connections of their channels',
    async () => {
      const definition = synthesizeTask({ channels });
      const { gateway } = await boot(definition, await bakePlugins(definition.images.gateway));

      await expectChannels(gateway, channels);
      const external = listPlugins(gateway).filter(({ rootDir }) => rootDir.startsWith(SEED_DIRECTORY));
      expect(external.map(({ id, version, status }) => `@openclaw/${id}@${version} ${status}`).sort()).toEqual(
        pluginsOf(definition.images.gateway)
          .map(plugin => `${plugin} loaded`)
          .sort(),
      );
    },
    15 * MINUTES,
  );

  test(
    'take the place of former versions on a used volume, and load again from it',
    async () => {
      // OpenClaw does not end in time while it cannot reach Telegram, and its killed lease would cost five minutes.
      const stoppable = channels.filter(({ id }) => id !== 'telegram');
      const definition = synthesizeTask({ channels: stoppable });
      const slack = synthesizeTask({ channels: [CHANNELS.slackSocket()] });
      const seed = await bakePlugins(synthesizeTask({ channels }).images.gateway);

      const former = await boot(slack, await bakePlugins(slack.images.gateway, [FORMER_SLACK]));
      expect(`@openclaw/slack@${versionOf('slack', former.gateway)}`).toBe(FORMER_SLACK);
      expect(await former.gateway.stop(STOP_SECONDS)).toBe(0);

      const next = await boot(definition, seed, former.task.stateDirectory);
      await expectChannels(next.gateway, stoppable);
      expect(pluginsOf(definition.images.gateway)).toContain(`@openclaw/slack@${versionOf('slack', next.gateway)}`);
      expect(await next.gateway.stop(STOP_SECONDS)).toBe(0);

      const again = await boot(definition, seed, former.task.stateDirectory);
      await expectChannels(again.gateway, stoppable);
    },
    15 * MINUTES,
  );
});

async function expectChannels(gateway: Sandbox, channels: Channel[]): Promise<void> {
  const silent = () => channels.filter(({ id }) => !CONNECTION_LINES[id]?.test(gateway.log)).map(({ id }) => id);
  const done = waitFor('every channel to try', 90, () => (silent().length === 0 ? true : undefined));
  await done.catch(() => undefined);

  expect(silent()).toEqual([]);
  expect(gateway.log).not.toMatch(REFUSALS);
  expect(loadedPlugins(gateway.log)).toEqual(expect.arrayContaining(channels.map(({ id }) => id)));
}

interface Booted {
  readonly task: Task;
  readonly gateway: Sandbox;
}

function loadedPlugins(log: string): string[] {
  return /http server listening \(\d+ plugins: ([^;]*);/.exec(log)?.[1]?.split(', ') ?? [];
}

function listPlugins(gateway: Sandbox): ListedPlugin[] {
  const { stdout } = gateway.exec(['openclaw', 'plugins', 'list', '--json']);
  const { plugins }: { plugins: ListedPlugin[] } = JSON.parse(stdout.slice(stdout.indexOf('{')));
  return plugins.filter(({ enabled }) => enabled);
}

function versionOf(id: string, gateway: Sandbox): string | undefined {
  return listPlugins(gateway).find(plugin => plugin.id === id)?.version;
}
