import { Arrival } from '../harness/egress/messages';
import { VPC_CIDR } from '../harness/egress/network';
import { connect, ProxyLab } from '../harness/egress/proxy-lab';
import { describeProxied } from '../harness/requirements';
import { BypassCase, CASES } from './bypass-cases';
import { LISTS, PUBLIC, SECOND_CIDR, ZONE } from './bypass-lists';

describeProxied('an agent that wants out', () => {
  let lab: ProxyLab;

  beforeAll(async () => {
    lab = new ProxyLab({ names: ['api.example.com'] });
    await lab.resolve(ZONE);
    await lab.start({ EGRESS_PRIVATE_CIDRS: `${VPC_CIDR},${SECOND_CIDR}` });
    await lab.publish(LISTS);
  });

  beforeEach(async () => {
    await lab.questions();
    await lab.arrivals();
  });

  afterAll(async () => {
    await lab?.stop();
  });

  const stoppedBy = (stop: BypassCase['stop']) =>
    CASES.filter(candidate => candidate.stop === stop).map(candidate => [candidate.vector, candidate] as const);

  test.each(stoppedBy('list'))('is stopped by the list: %s', async (_, { request, status }) => {
    const answer = await lab.ask(request);

    expect(answer.status).toBe(status);
    expect(await lab.questions()).toEqual([]);
    expect(await lab.arrivals()).toEqual({ internet: [], machine: [] });
  });

  test.each(stoppedBy('address'))('is stopped by the address: %s', async (_, { request, status }) => {
    const answer = await lab.ask(request);

    expect(answer.status).toBe(status);
    expect(await lab.questions()).not.toEqual([]);
    expect(await lab.arrivals()).toEqual({ internet: [], machine: [] });
  });

  test.each([...stoppedBy('nothing'), ...stoppedBy('another layer')])('is let through: %s', async (_, passing) => {
    const { inside } = passing.request;
    const answer = await lab.ask(passing.request);
    const { internet, machine } = await lab.arrivals();

    expect(answer).toMatchObject({ status: 200, inside: { status: 200 } });
    expect(machine).toEqual([]);
    expect(internet).toMatchObject([
      { address: passing.address, serverName: inside?.serverName, host: inside?.host } as Arrival,
    ]);
  });

  test('gets no further by a redirect of a listed host', async () => {
    const first = await lab.ask({
      ...connect(3101, 'api.example.com:443'),
      inside: { serverName: 'api.example.com', host: 'api.example.com', path: '/redirect' },
    });
    const target = new URL(first.inside?.location ?? '');
    const second = await lab.ask(connect(3101, `${target.hostname}:443`));

    expect(target.hostname).toBe('foreign.example');
    expect(second.status).toBe(403);
    expect((await lab.arrivals()).internet.map(({ address }) => address)).toEqual([PUBLIC]);
  });

  test.each([
    ['a port that no list has', 3150],
    ['the health port', 3100],
    ["the proxy's own Parameter Store", 4566],
  ])('finds nobody at %s', async (_, port) => {
    expect(await lab.command('connectDirectly', { address: '10.0.2.10', port })).toBe('ECONNREFUSED');
  });

  test.each([
    ['TCP past the proxy', 'connectDirectly', PUBLIC, 443],
    ['SSH', 'connectDirectly', PUBLIC, 22],
    ['SMTP', 'connectDirectly', PUBLIC, 25],
    ['DNS over TLS', 'connectDirectly', '9.9.9.9', 853],
    ['DNS to a foreign resolver', 'sendDatagram', '8.8.8.8', 53],
    ['QUIC', 'sendDatagram', PUBLIC, 443],
    ['any UDP', 'sendDatagram', PUBLIC, 40_000],
    ['TCP over IPv6', 'connectDirectly', '2600::1', 443],
    ['QUIC over IPv6', 'sendDatagram', '2600::1', 443],
    ['instance metadata', 'connectDirectly', '169.254.169.254', 80],
    ['another host of the VPC', 'connectDirectly', '10.0.3.7', 443],
  ])('has no route for %s', async (_, command, address, port) => {
    expect(await lab.command(command, { address, port })).toBe('ENETUNREACH');
    expect(await lab.arrivals()).toEqual({ internet: [], machine: [] });
  });

  test('learns nothing from a refusal but its name', async () => {
    const answers = await Promise.all(
      ['evil.example:443', 'vpc.example.com:443', 'gone.example.com:443'].map(name => lab.ask(connect(3101, name))),
    );
    const headers = ['Content-Type', 'Content-Length', 'Connection'];

    for (const { text = '' } of answers) {
      const [head = '', body] = text.split('\r\n\r\n');
      expect(
        head
          .split('\r\n')
          .slice(1)
          .map(line => line.split(':')[0]),
      ).toEqual(headers);
      expect(body).toMatch(/^(503:)?ERR_[A-Z_]+\n$/);
    }
  });

  test('leaves a line of JSON for everything that it tried, with its tenant where the request could be read', () => {
    const lines = lab.accessLog;
    const of = (host: string) => lines.find(line => line.host === host);

    expect(lines.length).toBeGreaterThan(CASES.length);
    expect(of('evil.example')).toMatchObject({ tenant: 'research', port: 3101, verdict: 'denied', status: 403 });
    expect(of('vpc.example.com')).toMatchObject({ tenant: 'research', verdict: 'denied', address: '-' });
    expect(of('gone.example.com')).toMatchObject({ tenant: 'research', verdict: 'unresolved', status: 503 });
    expect(of('finance.example.com')).toMatchObject({ tenant: 'research', verdict: 'denied', status: 403 });
    expect(of('api.example.com')).toMatchObject({ tenant: 'research', port: 3101 });
    expect(lines.filter(({ verdict, status }) => verdict === 'allowed' && status !== 200)).toEqual([]);
    expect(lines.filter(({ verdict, result }) => (verdict === 'allowed') !== (result === 'TCP_TUNNEL'))).toEqual([]);
  });
});
