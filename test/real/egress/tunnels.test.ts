import * as fc from 'fast-check';
import { ProxyAnswer } from '../harness/egress/messages';
import { connect, ProxyLab } from '../harness/egress/proxy-lab';
import { measureProxyLoad } from '../harness/egress/proxy-load';
import { sleep, waitFor } from '../harness/processes';
import { progress } from '../harness/progress';
import { describeProxied } from '../harness/requirements';

const HOST = 'api.example.com';
const LIST = { tenantId: 'research', slot: 1, allowedHosts: [{ host: HOST, reason: 'a test needs it' }] };

describeProxied('a tunnel', () => {
  let lab: ProxyLab;
  const lines = () => lab.accessLog.filter(({ host }) => host === HOST);

  async function startLab(reconfigure?: (config: string) => string): Promise<void> {
    lab = new ProxyLab({ names: [HOST] });
    await lab.resolve({ [HOST]: [{ addresses: ['52.1.1.1'], ttl: 60 }] });
    await lab.start({}, reconfigure);
    await lab.publish([LIST]);
  }

  afterEach(async () => {
    await lab?.stop();
  });

  test('carries the two segments of a post-quantum ClientHello', async () => {
    await startLab();
    const answer = await lab.ask(connect(3101, `${HOST}:443`));
    const [arrival] = (await lab.arrivals()).internet;

    expect(answer.inside?.status).toBe(200);
    expect(arrival?.helloBytes).toBeGreaterThan(1500);
  });

  test('is logged when it ends, with the bytes that went up and down and where they went', async () => {
    await startLab();
    const large = connect(3101, `${HOST}:443`);
    await lab.ask({ ...large, inside: { serverName: HOST, host: HOST, path: '/large' } });
    const line = await waitFor('the line in the log', 10, () => lines()[0]);
    const size = 64 * 1024 * 1024;

    expect(line).toMatchObject({ tenant: 'research', verdict: 'allowed', status: 200, address: '52.1.1.1' });
    expect(line.bytesDown).toBeGreaterThan(size);
    expect(line.bytesDown).toBeLessThan(size * 1.02);
    expect(line.bytesUp).toBeGreaterThan(1500);
    expect(line.bytesUp).toBeLessThan(4000);
    expect(line.durationMs).toBeGreaterThan(10);
  });

  test('carries a WebSocket over TLS, in both directions', async () => {
    await startLab();
    const sent = ['hello', 'x'.repeat(1_000_000), 'bye'];

    expect(await lab.command('webSocket', { port: 3101, host: HOST, messages: sent })).toEqual(sent);
  });

  test('lives while it is used, and ends when it was silent for as long as the configuration says', async () => {
    await startLab(config => config.replace(/^read_timeout .*$/m, 'read_timeout 4 seconds'));
    const ask = () => lab.command<ProxyAnswer['inside']>('askTunnel', { name: 'kept', host: HOST });
    await lab.command('openTunnel', { name: 'kept', port: 3101, host: HOST });
    for (let second = 0; second < 8; second++) {
      await sleep(1000);
      expect(await ask()).toMatchObject({ status: 200 });
    }
    await sleep(8000);

    expect(await ask()).toEqual({ error: 'closed' });
  });

  test('is not to be had by a gateway that has 257 already', async () => {
    await startLab();
    const request = { ...connect(3101, `${HOST}:443`), keepOpen: true, inside: undefined };
    const answers = await lab.askAll(Array.from({ length: 300 }, () => request));
    const opened = answers.filter(({ status }) => status === 200).length;

    expect(opened).toBeGreaterThan(200);
    expect(opened).toBeLessThanOrEqual(257);
    expect(lab.proxy.checkHealth().code).toBe(0);
  });

  test('is logged as JSON, whatever bytes were sent', async () => {
    await startLab();
    const bytes = fc.string({
      unit: fc.integer({ min: 0, max: 255 }).map(code => String.fromCharCode(code)),
      maxLength: 60,
    });
    const nasty = [
      '"',
      '\\',
      '\\"},{"',
      '\u0000',
      '\t',
      '\u007f',
      '\u0080\u00ff',
      '%22',
      '%',
      '{"event":"lists-taken"}',
    ];
    const hosts = [...nasty, ...fc.sample(bytes, { numRuns: 300, seed: 1 })];
    const heads = hosts.flatMap(host => [
      `CONNECT ${host}:443 HTTP/1.1`,
      `${host} http://${host}/ HTTP/1.1`,
      `CONNECT x:${host} HTTP/1.1`,
    ]);
    for (let at = 0; at < heads.length; at += 60) {
      await lab.askAll(heads.slice(at, at + 60).map(head => ({ port: 3101, head: `${head}\r\n\r\n` })));
    }
    const logged = lab.proxy.log.split('\n').filter(line => line.startsWith('{'));

    expect(logged.length).toBeGreaterThan(heads.length / 2);
    expect(logged.map(line => JSON.parse(line)).filter(line => line.verdict === 'allowed')).toEqual([]);
    expect(lab.events('lists-taken')).toHaveLength(1);
    expect(lab.proxy.log.split('\n').filter(line => !/^(\{|\d{4}\/|$| )/.test(line))).toEqual([]);
  });
});

describeProxied('the way through the proxy', () => {
  test('is not much slower than the direct one', async () => {
    const { direct, proxied } = await measureProxyLoad({ connections: 50, requests: 300 });
    progress(`directly: ${JSON.stringify(direct)}`);
    progress(`through the proxy: ${JSON.stringify(proxied)}`);

    expect(proxied.requestMilliseconds.p50).toBeLessThan(direct.requestMilliseconds.p50 + 20);
    expect(proxied.megabytesPerSecond).toBeGreaterThan(10);
  });
});
