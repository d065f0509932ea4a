import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { ModelProvider, OpenClawConfig } from '../../../lib';
import { NODE, NODE_MODULES } from '../harness/paths';
import { describeSandboxed } from '../harness/requirements';
import { createDirectory } from '../harness/work-directory';

interface Answer {
  readonly ok: boolean;
  readonly code?: string;
  readonly scopes?: string[];
}

interface Outcome {
  readonly lines: { readonly first: string[]; readonly second: string[] };
  readonly seen: { readonly [step: string]: Answer } & { readonly before: string[]; readonly after: string[] };
}

const TOKEN = `test-${'0123456789abcdef'.repeat(4)}`;

async function play(): Promise<{ outcome: Outcome; output: string }> {
  const directory = createDirectory('devices');
  const config = new OpenClawConfig({
    hostName: 'claw.example.com',
    modelProvider: ModelProvider.anthropic({ model: 'claude-opus-4-6' }),
  });
  fs.mkdirSync(path.join(directory, 'state'), { mode: 0o700 });
  fs.writeFileSync(path.join(directory, 'openclaw.json'), config.render(), { mode: 0o600 });
  const env = {
    PATH: `${path.dirname(NODE)}:${process.env['PATH']}`,
    HOME: directory,
    XDG_CACHE_HOME: path.join(directory, 'cache'),
    OPENCLAW_STATE_DIR: path.join(directory, 'state'),
    OPENCLAW_CONFIG_PATH: path.join(directory, 'openclaw.json'),
    OPENCLAW_CONFIG_READONLY: '1',
    OPENCLAW_OFFLINE: '1',
    OPENCLAW_NO_AUTO_UPDATE: '1',
    OPENCLAW_SUPERVISOR_MODE: 'external',
    OPENCLAW_SERVICE_REPAIR_POLICY: 'external',
    OPENCLAW_DISABLE_BONJOUR: '1',
    OPENCLAW_GATEWAY_TOKEN: TOKEN,
    ANTHROPIC_API_KEY: TOKEN,
  };
  const openclaw = path.join(NODE_MODULES, 'openclaw', 'openclaw.mjs');
  const command = 'ip link set lo up && exec node "$0" "$1"';
  const scenario = path.join(__dirname, 'scenario.mjs');
  const { stdout, stderr } = await promisify(execFile)('unshare', ['--net', 'sh', '-c', command, scenario, openclaw], {
    env,
  });
  return { outcome: JSON.parse(stdout), output: stdout + stderr };
}

describeSandboxed('the approved devices', () => {
  let outcome: Outcome;
  let output: string;

  beforeAll(async () => {
    ({ outcome, output } = await play());
  });

  test('are paired when they ask, with the scopes that they ask for', () => {
    expect(outcome.seen['first']).toMatchObject({ ok: true, scopes: expect.arrayContaining(['operator.admin']) });
    expect(outcome.lines.first).toContain('device <mine> is approved: approvedDevices lists it');
  });

  test('are paired by a gateway that was started again', () => {
    expect(outcome.seen['late']).toMatchObject({ ok: true });
  });

  test('keep out every other device, and name it once', () => {
    const line = 'device <other> asks to be approved: add it to approvedDevices if it is yours';

    expect(outcome.seen['other']).toEqual({ ok: false, code: 'PAIRING_REQUIRED' });
    expect(outcome.lines.first.filter(each => each === line).length).toBe(1);
  });

  test('are operators and never nodes', () => {
    const line = 'device <node> asks to be more than an operator: approvedDevices approves operators only';

    expect(outcome.seen['node']).toEqual({ ok: false, code: 'PAIRING_REQUIRED' });
    expect(outcome.lines.first).toContain(line);
  });

  test('are unpaired when they are no longer listed, with the token that OpenClaw gave them', () => {
    expect(outcome.seen['byDeviceToken']).toMatchObject({ ok: true });
    expect(outcome.lines.second).toContain('device <mine> is removed: approvedDevices does not list it');
    expect(outcome.seen['removed']).toEqual({ ok: false, code: 'PAIRING_REQUIRED' });
    expect(outcome.seen['removedByDeviceToken']).toEqual({ ok: false, code: 'AUTH_TOKEN_MISMATCH' });
  });

  test('leave nodes that somebody else approved alone', () => {
    expect(outcome.seen.before).toEqual(['mine', 'late', 'node']);
    expect(outcome.seen.after).toEqual(['late', 'node']);
  });

  test('never tell the token', () => {
    expect(output).not.toContain(TOKEN);
  });
});
