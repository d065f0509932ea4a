import * as fs from 'node:fs';
import { AllowedHost, EgressList } from '../../../lib/egress';
import { renderListsDocument } from '../../../lib/egress/lists-document';
import { ProxyAnswer } from '../harness/egress/messages';
import { connect, ProxyLab } from '../harness/egress/proxy-lab';
import { childrenOf, sleep, statusOf, waitFor } from '../harness/processes';
import { describeProxied } from '../harness/requirements';

const PUBLIC = '52.1.1.1';
const hosts = (...names: string[]): AllowedHost[] => names.map(host => ({ host, reason: 'a test needs it' }));
const research = (...names: string[]): EgressList => ({ tenantId: 'research', slot: 1, allowedHosts: hosts(...names) });
const FIRST = [research('api.example.com')];
const SECOND = [
  research('api.example.com', 'new.example.com'),
  { tenantId: 'finance', slot: 2, allowedHosts: hosts('new.example.com') },
];

describeProxied('an egress proxy', () => {
  let lab: ProxyLab;
  const status = async (port: number, host: string) => (await lab.ask(connect(port, `${host}:443`))).status;

  beforeEach(async () => {
    lab = new ProxyLab({ names: ['api.example.com'] });
    const answer = [{ addresses: [PUBLIC] }];
    await lab.resolve({ 'api.example.com': answer, 'new.example.com': answer });
    await lab.start();
  });

  afterEach(async () => {
    await lab.stop();
  });

  test('does not listen before it has lists, and is not healthy', async () => {
    await lab.event('lists-unreachable');

    expect(await lab.command('connectDirectly', { address: '10.0.2.10', port: 3101 })).toBe('ECONNREFUSED');
    expect(lab.proxy.checkHealth().code).not.toBe(0);
    expect(childrenOf(lab.proxy.pid)).toEqual([]);
    await lab.publish(FIRST);
    expect(lab.proxy.checkHealth()).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('says at each look that its lists are out of reach', async () => {
    await lab.event('lists-unreachable');
    const reads = await lab.reads();
    await waitFor('more looks', 10, async () => ((await lab.reads()) > reads + 2 ? true : undefined));

    expect(lab.events('lists-unreachable').length).toBeGreaterThan(2);
    expect(lab.events('lists-unreachable')[0]).toMatchObject({ reason: expect.stringContaining('ParameterNotFound') });
  });

  test('takes new lists without closing a tunnel that is open', async () => {
    await lab.publish(FIRST);
    await lab.command('openTunnel', { name: 'kept', port: 3101, host: 'api.example.com' });
    const ask = () => lab.command<ProxyAnswer['inside']>('askTunnel', { name: 'kept', host: 'api.example.com' });
    const before = await ask();
    const squid = childrenOf(lab.proxy.pid);
    const published = lab.publish(SECOND);
    const during: ProxyAnswer['inside'][] = [];
    let open = true;
    void published.finally(() => {
      open = false;
    });
    while (open) during.push(await ask());
    await published;
    const after = await ask();

    expect([before, ...during, after].filter(answer => answer?.status !== 200)).toEqual([]);
    expect(during.length).toBeGreaterThan(10);
    expect(childrenOf(lab.proxy.pid)).toEqual(squid);
    expect(await status(3101, 'new.example.com')).toBe(200);
    expect(await status(3102, 'new.example.com')).toBe(200);
    expect(await status(3102, 'api.example.com')).toBe(403);
  });

  test('forgets a host and a tenant that new lists do not have', async () => {
    await lab.publish(SECOND);
    await lab.publish(FIRST);

    expect(await status(3101, 'api.example.com')).toBe(200);
    expect(await status(3101, 'new.example.com')).toBe(403);
    expect(await lab.command('connectDirectly', { address: '10.0.2.10', port: 3102 })).toBe('ECONNREFUSED');
  });

  const { text, sha256 } = renderListsDocument(SECOND);
  const changed = (change: (document: { tenants: { port: number; hosts: object[] }[] }) => void) => {
    const document = JSON.parse(text);
    change(document);
    return JSON.stringify(document);
  };
  test.each<[string, string]>([
    ['half of their keys', text.replace('"version":1,', '')],
    ['no JSON', 'not json'],
    ['another version', text.replace('"version":1', '"version":2')],
    ['a key that nobody knows', changed(({ tenants }) => Object.assign(tenants[0] ?? {}, { evil: true }))],
    ['a host that is Squid syntax', text.replace('new.example.com', 'x\\nhttp_access allow all')],
    ['a port twice', changed(({ tenants }) => Object.assign(tenants[1] ?? {}, { port: 3101 }))],
    ['a port of nobody', changed(({ tenants }) => Object.assign(tenants[1] ?? {}, { port: 3100 }))],
  ])('does not take lists with %s, says so once, and keeps the former ones', async (_, refused) => {
    await lab.publish(FIRST);
    await lab.publishText(refused);
    await lab.event('lists-refused');
    const reads = await lab.reads();
    await waitFor('two more looks', 10, async () => ((await lab.reads()) > reads + 2 ? true : undefined));

    expect(lab.events('lists-refused')).toHaveLength(1);
    expect(await status(3101, 'api.example.com')).toBe(200);
    expect(await status(3101, 'new.example.com')).toBe(403);
    expect(lab.proxy.checkHealth().code).toBe(0);
  });

  test.each([
    ['changed', text.replace('new.example.com', 'evil.example.com')],
    ['cut', text.slice(0, 200)],
  ])('does not take lists that were %s on the way', async (_, received) => {
    await lab.publish(FIRST);
    await lab.publishText(received, sha256);

    expect(await lab.event('lists-refused')).toMatchObject({ reason: expect.stringContaining(sha256) });
    expect(await status(3101, 'api.example.com')).toBe(200);
    expect(await status(3101, 'new.example.com')).toBe(403);
  });

  test('takes the former lists again, and says again that it refuses', async () => {
    const first = await lab.publish(FIRST);
    await lab.publishText('not json');
    await lab.event('lists-refused');
    await lab.publishText(renderListsDocument(FIRST).text, first);
    await sleep(1500);
    await lab.publishText('not json');
    await waitFor('the second refusal', 10, () => (lab.events('lists-refused').length === 2 ? true : undefined));
    await lab.publish(SECOND);
    await lab.publishText(renderListsDocument(FIRST).text, first);
    await waitFor('the first lists again', 10, () => (lab.events('lists-taken').length === 3 ? true : undefined));

    expect(lab.events('lists-taken').map(({ sha256: taken }) => taken === first)).toEqual([true, false, true]);
    expect(await status(3101, 'new.example.com')).toBe(403);
  });

  test('keeps its lists while Parameter Store is out of reach', async () => {
    await lab.publish(FIRST);
    await lab.publishParameter(undefined);
    await lab.event('lists-unreachable', ({ time }) => String(time) > String(lab.events('lists-taken')[0]?.['time']));

    expect(await status(3101, 'api.example.com')).toBe(200);
    expect(lab.proxy.checkHealth().code).toBe(0);
  });

  test('ends when Squid ends, so that ECS replaces it', async () => {
    await lab.publish(FIRST);
    process.kill(childrenOf(lab.proxy.pid)[0] ?? 0, 'SIGKILL');

    expect(await lab.proxy.ended(10)).toBe(1);
  });

  test('ends in order within the stop timeout of the task definition', async () => {
    await lab.publish(FIRST);
    await lab.command('openTunnel', { name: 'kept', port: 3101, host: 'api.example.com' });

    expect(await lab.proxy.stop(60)).toBe(0);
  });

  test('ends in order also before it has lists', async () => {
    await lab.event('lists-unreachable');

    expect(await lab.proxy.stop(5)).toBe(0);
  });

  test('runs as nobody, without capabilities, and writes to its own scratch space alone', async () => {
    await lab.publish(FIRST);
    const squid = childrenOf(lab.proxy.pid)[0] ?? 0;

    for (const pid of [lab.proxy.pid, squid]) {
      const found = statusOf(pid);
      expect(found['Uid']).toBe(['13', '13', '13', '13'].join('\t'));
      for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb']) expect(found[set]).toMatch(/^0+$/);
    }
    for (const file of ['/opt/egress-proxy/squid.conf', '/opt/egress-proxy/other', '/etc/squid/other', '/tmp/other']) {
      expect(lab.proxy.exec(['sh', '-c', `echo x >> ${file}`]).code).not.toBe(0);
    }
    expect(lab.proxy.exec(['sh', '-c', 'echo x > /run/egress/probe']).code).toBe(0);
    expect(fs.readdirSync(`/proc/${squid}/root/run/egress`).filter(name => name.startsWith('lists-'))).toHaveLength(1);
  });
});
