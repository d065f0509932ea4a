import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parsePrivateCidrs } from '../../containers/egress-proxy/supervisor/private-cidrs';
import { Supervisor, SupervisorEvent } from '../../containers/egress-proxy/supervisor/supervisor';

const lists = (...hosts: string[]) =>
  JSON.stringify({
    version: 1,
    tenants: [{ tenant: 'research', port: 3101, hosts: hosts.map(host => ({ host, port: 443 })) }],
  });
const FIRST = lists('api.example.com');
const SECOND = lists('api.example.com', 'new.example.com');
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** A supervisor with a source and a Squid of paper, over a real directory. */
function fixture() {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'supervisor-'));
  const pageNames = path.join(directory, 'templates');
  fs.mkdirSync(pageNames);
  fs.writeFileSync(path.join(pageNames, 'ERR_ACCESS_DENIED'), 'Squid tells its name');
  fs.writeFileSync(path.join(pageNames, 'error-details.txt'), 'name: X509');
  const events: SupervisorEvent[] = [];
  const calls: string[] = [];
  const state = { text: FIRST, pointer: undefined as string | undefined, unreachable: '', broken: '' };
  const configured = () => fs.readFileSync(path.join(directory, 'current', 'squid.conf'), 'utf8');
  const supervisor = new Supervisor({
    source: {
      async pointer() {
        if (state.unreachable === 'pointer') throw new Error('no answer');
        if (state.unreachable === 'silent') await new Promise(() => undefined);
        return state.pointer ?? JSON.stringify({ bucket: 'b', key: 'k', sha256: hash(state.text) });
      },
      async document() {
        if (state.unreachable === 'document') throw new Error('no such key');
        calls.push('read');
        return Buffer.from(state.text);
      },
    },
    squid: {
      async check(configFile) {
        calls.push('check');
        if (fs.readFileSync(configFile, 'utf8').includes(state.broken || '\0')) throw new Error('squid refuses it');
      },
      async takeUp(sha256) {
        calls.push(`take up ${sha256 === hash(FIRST) ? 'first' : 'second'}`);
        if (state.broken === sha256 || state.broken === 'everything') throw new Error('squid does not answer');
      },
      kill() {
        calls.push('kill');
      },
    },
    generations: { directory, fixedPart: '/opt/fixed.conf', pageNames, privateCidrs: parsePrivateCidrs('10.0.0.0/16') },
    answerWithinMs: 100,
    log: event => events.push(event),
  });
  const inForce = () => fs.readFileSync(path.join(directory, 'in-force'), 'utf8');
  return { supervisor, state, events, calls, directory, configured, inForce };
}

test('takes the first lists', async () => {
  const { supervisor, events, calls, configured, inForce } = fixture();
  await supervisor.poll();

  expect(calls).toEqual(['read', 'check', 'take up first']);
  expect(events).toEqual([{ event: 'lists-taken', sha256: hash(FIRST), tenants: 1 }]);
  expect(configured()).toContain('dstdomain -n api.example.com');
  expect(inForce()).toBe(hash(FIRST));
});

test('does nothing while the lists stay the same', async () => {
  const { supervisor, events, calls } = fixture();
  await supervisor.poll();
  await supervisor.poll();

  expect(calls).toEqual(['read', 'check', 'take up first']);
  expect(events).toHaveLength(1);
});

test('takes new lists, and keeps nothing of the former ones', async () => {
  const { supervisor, state, directory, configured, inForce } = fixture();
  await supervisor.poll();
  state.text = SECOND;
  await supervisor.poll();

  expect(configured()).toContain('new.example.com');
  expect(inForce()).toBe(hash(SECOND));
  expect(fs.readdirSync(directory).filter(name => name.startsWith('lists-'))).toHaveLength(1);
});

test('has Squid tell no more than the name of an error', async () => {
  const { supervisor, directory } = fixture();
  await supervisor.poll();
  const pages = path.join(directory, 'current', 'pages');

  expect(fs.readdirSync(pages).sort()).toEqual(['ERR_ACCESS_DENIED', 'lists']);
  expect(fs.readFileSync(path.join(pages, 'ERR_ACCESS_DENIED'), 'utf8')).toBe('%c\n');
  expect(fs.readFileSync(path.join(pages, 'lists'), 'utf8')).toBe(`${hash(FIRST)}\n`);
});

test.each([
  ['a pointer that is none', (state: { pointer?: string }) => Object.assign(state, { pointer: 'none' })],
  ['lists that are none', (state: { text: string }) => Object.assign(state, { text: '{}' })],
  [
    'lists that Squid does not read',
    (state: { text: string }) => Object.assign(state, { text: SECOND, broken: 'new.' }),
  ],
])('refuses %s once, and keeps the former ones', async (_, spoil) => {
  const { supervisor, state, events, calls, directory, configured, inForce } = fixture();
  await supervisor.poll();
  spoil(state);
  await supervisor.poll();
  await supervisor.poll();

  expect(events.map(({ event }) => event)).toEqual(['lists-taken', 'lists-refused']);
  expect(calls.filter(call => call.startsWith('take up'))).toEqual(['take up first']);
  expect(configured()).not.toContain('new.example.com');
  expect(inForce()).toBe(hash(FIRST));
  expect(fs.readdirSync(directory).filter(name => name.startsWith('lists-'))).toHaveLength(1);
});

test('refuses the same lists again after it was told of others', async () => {
  const { supervisor, state, events } = fixture();
  for (const text of [FIRST, '{}', FIRST, '{}']) {
    state.text = text;
    await supervisor.poll();
  }

  expect(events.map(({ event }) => event)).toEqual(['lists-taken', 'lists-refused', 'lists-refused']);
});

test('falls back to the former lists when Squid does not take up new ones', async () => {
  const { supervisor, state, events, calls, configured, inForce } = fixture();
  await supervisor.poll();
  Object.assign(state, { text: SECOND, broken: hash(SECOND) });
  await supervisor.poll();

  expect(calls.slice(-2)).toEqual(['take up second', 'take up first']);
  expect(events.at(-1)).toMatchObject({ event: 'lists-refused', reason: 'squid does not answer' });
  expect(configured()).not.toContain('new.example.com');
  expect(inForce()).toBe(hash(FIRST));
});

test('ends a Squid that takes up neither', async () => {
  const { supervisor, state, calls } = fixture();
  await supervisor.poll();
  Object.assign(state, { text: SECOND, broken: 'everything' });
  await supervisor.poll();

  expect(calls.slice(-3)).toEqual(['take up second', 'take up first', 'kill']);
});

test('ends a Squid that does not take up its first lists', async () => {
  const { supervisor, state, calls } = fixture();
  state.broken = 'everything';
  await supervisor.poll();

  expect(calls.slice(-2)).toEqual(['take up first', 'kill']);
});

test.each(['pointer', 'document', 'silent'])(
  'says at each look that its source is out of reach (%s), and keeps what it has',
  async what => {
    const { supervisor, state, events, inForce } = fixture();
    await supervisor.poll();
    Object.assign(state, { text: SECOND, unreachable: what });
    await supervisor.poll();
    await supervisor.poll();
    const unreachable = { event: 'lists-unreachable', reason: expect.stringMatching(/^no /) };

    expect(events.slice(1)).toEqual([unreachable, unreachable]);
    expect(inForce()).toBe(hash(FIRST));
    state.unreachable = '';
    await supervisor.poll();
    expect(inForce()).toBe(hash(SECOND));
  },
);
