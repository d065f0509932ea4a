import * as fs from 'node:fs';
import * as path from 'node:path';
import { BootedTask } from './harness/booted-task';
import { Client, HttpProps } from './harness/client';
import { statusOf, waitFor } from './harness/processes';
import { describeSandboxed } from './harness/requirements';
import { Sandbox } from './harness/sandbox';
import { HOST_NAME, synthesizeTask } from './harness/synthesize';
import { ContainerName } from './harness/task-definition';

const ORIGIN = `https://${HOST_NAME}`;
const FOREIGN = 'https://evil.example';
const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
};

describeSandboxed('a gateway behind its edge', () => {
  let booted: BootedTask;
  let gateway: Sandbox;
  let edge: Sandbox;
  let client: Client;

  beforeAll(async () => {
    booted = await BootedTask.boot(synthesizeTask({}));
    ({ gateway, edge, client } = booted);
  });

  afterAll(async () => {
    await booted?.stop();
  });

  test.each([
    ['gateway', '1000', () => gateway],
    ['edge', '101', () => edge],
  ])('%s runs as user %s without capabilities', (_, user, container) => {
    const status = statusOf(container().pid);

    expect(status['Uid']).toBe([user, user, user, user].join('\t'));
    expect(status['Gid']).toBe([user, user, user, user].join('\t'));
    expect(status['Groups']?.trim()).toBe('');
    for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb']) expect(status[set]).toMatch(/^0+$/);
    expect(status['NoNewPrivs']).toBe('1');
  });

  test.each([
    ['gateway', '/etc/openclaw/openclaw.json', () => gateway],
    ['gateway', '/etc/openclaw/other', () => gateway],
    ['gateway', '/app/dist/other', () => gateway],
    ['gateway', '/home/node/other', () => gateway],
    ['gateway', '/usr/local/bin/other', () => gateway],
    ['edge', '/etc/edge/nginx.conf', () => edge],
    ['edge', '/usr/local/bin/other', () => edge],
  ])('%s cannot write %s', (_, file, container) => {
    const { code, stderr } = container().exec(['sh', '-c', `chmod u+w ${file}; echo x >> ${file}`]);

    expect(code).not.toBe(0);
    expect(stderr).toMatch(/Read-only file system/);
  });

  test('gateway can write its state and its scratch space', () => {
    expect(gateway.exec(['sh', '-c', 'echo x > /var/lib/openclaw/probe && echo x > /tmp/probe']).code).toBe(0);
    expect(fs.readFileSync(path.join(booted.task.stateDirectory, 'probe'), 'utf8')).toBe('x\n');
  });

  test('the load balancer finds it healthy, whatever host its check names', async () => {
    const answer = await client.http({ path: '/edge-health', headers: { Host: '192.0.2.2:8443' } });

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ ok: true });
  });

  const POST = { method: 'POST', bodyBytes: 2 };
  test.each<[string, number, HttpProps]>([
    ['the Control UI', 200, {}],
    ['the Control UI for its own origin', 200, { headers: { Origin: ORIGIN } }],
    ['a page of the Control UI', 200, { path: '/settings/general' }],
    ['an upgrade of its own origin', 101, { headers: { ...UPGRADE, Origin: ORIGIN } }],
    ['an upgrade without an origin', 403, { headers: UPGRADE }],
    ['an upgrade of a foreign origin', 403, { headers: { ...UPGRADE, Origin: FOREIGN } }],
    ['an upgrade of a look-alike origin', 403, { headers: { ...UPGRADE, Origin: `${ORIGIN}.evil.example` } }],
    ['an upgrade of the unencrypted origin', 403, { headers: { ...UPGRADE, Origin: `http://${HOST_NAME}` } }],
    ['another host', 421, { headers: { Host: 'evil.example' } }],
    ['another host of the right origin', 421, { headers: { Host: 'evil.example', Origin: ORIGIN } }],
    ['an address in place of the host', 421, { headers: { Host: '192.0.2.2:8443' } }],
    ['POST without an origin', 403, POST],
    ['POST of a foreign origin', 403, { ...POST, headers: { Origin: FOREIGN } }],
    ['PUT without an origin', 403, { ...POST, method: 'PUT' }],
    ['DELETE of a foreign origin', 403, { method: 'DELETE', headers: { Origin: FOREIGN } }],
    ['PATCH of a foreign origin', 403, { ...POST, method: 'PATCH', headers: { Origin: FOREIGN } }],
    ['a body above a megabyte', 413, { bodyBytes: 1_100_000 }],
    ['a POST of its own origin, which nothing takes', 405, { ...POST, headers: { Origin: ORIGIN } }],
    ['a tool', 404, { ...POST, path: '/tools/invoke', headers: { Origin: ORIGIN } }],
    ['the HTTP API', 404, { path: '/v1/models' }],
    ['a chat completion', 404, { ...POST, path: '/v1/chat/completions', headers: { Origin: ORIGIN } }],
    ['a hook', 404, { ...POST, path: '/hooks/agent', headers: { Origin: ORIGIN } }],
    ['the inner health', 404, { path: '/readyz' }],
    ['a path that hides another', 400, { path: '/assets/..%2ftools/invoke' }],
    ['a webhook that is not configured', 403, { ...POST, path: '/slack/events' }],
  ])('answers %s with %i', async (_, status, request) => {
    const answer = await client.http(request);

    expect(answer).toMatchObject({ status });
  });

  test('slows one client down and no other', async () => {
    const request = { path: '/favicon.svg', times: 1500 };
    const answers = await client.burst({ ...request, headers: { 'X-Forwarded-For': '203.0.113.251' } });
    const other = await client.http({ headers: { 'X-Forwarded-For': '203.0.113.252' } });
    const statuses = answers.map(({ status }) => status);

    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(statuses.filter(status => status === 200).length).toBeGreaterThanOrEqual(500);
    expect(other.status).toBe(200);
  });

  test('lets nobody past the edge', async () => {
    expect(await client.plain(18789)).toEqual({ error: 'ECONNREFUSED' });
  });

  describe('whoever logs in', () => {
    const login = (headers: { [name: string]: string } = {}, token = booted.token) =>
      client.webSocket({ token, headers: { Origin: ORIGIN, ...headers } });

    test('is let in with the token, and gets no rights before the device is approved', async () => {
      expect(await login()).toMatchObject({
        status: 101,
        connected: { ok: true, payload: { type: 'hello-ok', auth: { role: 'operator', scopes: [] } } },
      });
    });

    test('is refused with a wrong token', async () => {
      expect(await login({}, 'wrong')).toMatchObject({
        closeCode: 1008,
        connected: { ok: false, error: { details: { code: 'AUTH_TOKEN_MISMATCH' } } },
      });
    });

    test('is known by the address that the load balancer saw, not by a claim of its own', async () => {
      await login(
        { 'X-Forwarded-For': '6.6.6.6, 203.0.113.77', 'X-Real-IP': '6.6.6.6', Forwarded: 'for=6.6.6.6' },
        'wrong',
      );

      const line = await waitFor('the refusal in the log', 10, () => lineWith('203.0.113.77'));
      expect(JSON.parse(line)).toMatchObject({ cause: 'unauthorized', forwardedFor: '203.0.113.77' });
      expect(gateway.log).not.toContain('6.6.6.6');
    });

    test('is known by its own address when it is not the load balancer', async () => {
      const { strangerAddress } = booted.network;
      const headers = { Origin: ORIGIN, 'X-Forwarded-For': '6.6.6.7' };
      await client.webSocket({ token: 'wrong', localAddress: strangerAddress, headers });

      const line = await waitFor('the refusal in the log', 10, () => lineWith(strangerAddress));
      expect(JSON.parse(line)).toMatchObject({ cause: 'unauthorized', forwardedFor: strangerAddress });
      expect(gateway.log).not.toContain('6.6.6.7');
    });

    test('is locked out after ten wrong tokens, under whatever claim, and locks nobody else out', async () => {
      for (let attempt = 1; attempt <= 10; attempt++) {
        await login({ 'X-Forwarded-For': `203.0.113.${200 + attempt}, 203.0.113.99` }, 'wrong');
      }

      const locked = await login({ 'X-Forwarded-For': '203.0.113.99' });
      const claimed = await login({ 'X-Forwarded-For': '203.0.113.201' });
      expect(locked).toMatchObject({ connected: { ok: false, error: { details: { code: 'AUTH_RATE_LIMITED' } } } });
      expect(claimed).toMatchObject({ connected: { ok: true } });
    });

    function lineWith(text: string): string | undefined {
      return gateway.log
        .split('\n')
        .find(line => line.includes(text) && line.includes('unauthorized') && line.includes('forwardedFor'));
    }
  });

  test('stays far below the process limits of the task definition', () => {
    const { containers } = booted.task.definition;
    const limit = (name: ContainerName) =>
      containers[name].Ulimits?.find(({ Name }) => Name === 'nproc')?.HardLimit ?? 0;

    expect(gateway.threads).toBeLessThan(limit('gateway') / 2);
    expect(edge.threads).toBeLessThan(limit('edge') / 2);
  });

  test('ends in order within the stop timeout of the task definition', async () => {
    expect(await gateway.stop(booted.task.definition.containers.gateway.StopTimeout)).toBe(0);
  });
});
