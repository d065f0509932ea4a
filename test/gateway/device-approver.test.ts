import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';

interface Request {
  readonly url: string;
  readonly method: string;
  readonly params: { readonly [name: string]: unknown };
}

interface Outcome {
  readonly deviceIds: string[];
  readonly sent: Request[];
  readonly lines: string[];
  readonly connections: number;
}

const MINE = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const OPERATOR = { role: 'operator', roles: ['operator'], scopes: ['operator.admin', 'operator.read'] };

/** What the approver did against a gateway that answers so. */
async function run(gateway: { [name: string]: unknown } = {}, list: string = MINE): Promise<Outcome> {
  const input = { environment: { OPENCLAW_APPROVED_DEVICES: list }, milliseconds: 300, ...gateway };
  const script = path.join(__dirname, 'device-approver-process.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(input)]);
  return JSON.parse(stdout);
}

function changes({ sent }: Outcome): [string, unknown][] {
  return sent
    .filter(({ method }) => /approve|remove/.test(method))
    .map(({ method, params }) => [method, params['requestId'] ?? params['deviceId']]);
}

test.concurrent('logs in on the loopback address as an own helper, without a device', async () => {
  const [connect] = (await run()).sent;

  expect(connect).toMatchObject({ url: 'ws://127.0.0.1:18789', method: 'connect' });
  expect(connect?.params).toMatchObject({
    client: { id: 'gateway-client', mode: 'backend' },
    role: 'operator',
    scopes: ['operator.admin', 'operator.pairing'],
    auth: { token: 'secret' },
  });
  expect(connect?.params).not.toHaveProperty('device');
});

test.concurrent('approves what is listed and names what is not', async () => {
  const pending = [
    { requestId: 'one', deviceId: MINE, ...OPERATOR },
    { requestId: 'two', deviceId: OTHER, ...OPERATOR },
  ];
  const outcome = await run({ pending });

  expect(changes(outcome)).toEqual([['device.pair.approve', 'one']]);
  expect(outcome.lines).toEqual([
    `device ${MINE} is approved: approvedDevices lists it`,
    `device ${OTHER} asks to be approved: add it to approvedDevices if it is yours`,
  ]);
});

test.concurrent.each([
  ['a node', { role: 'node', scopes: [] }],
  ['an operator that would be a node too', { ...OPERATOR, roles: ['operator', 'node'] }],
  ['an operator in the role alone', { ...OPERATOR, roles: ['node'] }],
  ['a device without a role', { scopes: ['operator.read'] }],
  ['a scope of something else', { ...OPERATOR, scopes: ['operator.read', 'node.invoke'] }],
])('does not approve %s, listed or not', async (_name, request) => {
  const outcome = await run({ pending: [{ requestId: 'one', deviceId: MINE, ...request }] });

  expect(changes(outcome)).toEqual([]);
  expect(outcome.lines).toEqual([
    `device ${MINE} asks to be more than an operator: approvedDevices approves operators only`,
  ]);
});

test.concurrent('removes the operators that somebody approved and the list does not name, and no others', async () => {
  const paired = [
    { deviceId: MINE, ...OPERATOR, approvedVia: 'owner' },
    { deviceId: OTHER, ...OPERATOR, approvedVia: 'owner' },
    { deviceId: 'c'.repeat(64), ...OPERATOR, approvedVia: 'silent' },
    { deviceId: 'd'.repeat(64), ...OPERATOR },
    { deviceId: 'e'.repeat(64), role: 'node', roles: ['node'], approvedVia: 'owner' },
    { deviceId: 'f'.repeat(64), ...OPERATOR, roles: ['operator', 'node'], approvedVia: 'owner' },
  ];
  const outcome = await run({ paired });

  expect(changes(outcome)).toEqual([['device.pair.remove', OTHER]]);
  expect(outcome.lines).toEqual([`device ${OTHER} is removed: approvedDevices does not list it`]);
});

test.concurrent.each([
  ['none', []],
  [`${MINE},${OTHER}`, [MINE, OTHER]],
  [`${MINE.toUpperCase()},${OTHER}x, ,${MINE}`, [MINE]],
])('reads the list %s', async (list, deviceIds) => {
  expect((await run({}, list)).deviceIds).toEqual(deviceIds);
});

test.concurrent('tells once that an approval fails', async () => {
  const pending = [{ requestId: 'one', deviceId: MINE, ...OPERATOR }];

  expect((await run({ pending, refuses: ['device.pair.approve'] })).lines).toEqual([
    `device ${MINE} is not approved: device.pair.approve refused`,
  ]);
});

test.concurrent.each([
  ['refuses the token', { refuses: ['connect'] }, 'devices are not approved: connect refused'],
  ['speaks no JSON', { says: '<html>' }, 'devices are not approved: the gateway wrote no JSON'],
  ['is still starting', { refuses: ['connect'], retryable: true }, undefined],
])('goes on, later each time, when the gateway %s', async (_name, gateway, line) => {
  const outcome = await run({ ...gateway, milliseconds: 3500 });

  expect(outcome.lines).toEqual(line ? [line] : []);
  // At the start, a second later, two seconds after that.
  expect(outcome.connections).toBe(3);
});

test.concurrent('waits for a gateway that says nothing of use, and ends when it is told to', async () => {
  expect(await run({ says: 'null' })).toMatchObject({ sent: [], lines: [], connections: 1 });
});
