import { DnsAnswer, ProxyAnswer, Zone } from '../harness/egress/messages';
import { connect, ProxyLab } from '../harness/egress/proxy-lab';
import { sleep } from '../harness/processes';
import { describeProxied } from '../harness/requirements';

const PUBLIC = '52.1.1.1';
const SECONDS = 20;

const rebound = (...others: string[]): DnsAnswer[] =>
  [PUBLIC, ...others].map(address => ({ addresses: [address], ttl: 0 }));

/** What the names answer in turn: an address that passes, and one that must not be connected to. */
const CHANGING: Zone = {
  'metadata.example.com': rebound('169.254.169.254'),
  'credentials.example.com': rebound('169.254.170.2'),
  'loopback.example.com': rebound('127.0.0.1'),
  'vpc.example.com': rebound('10.0.3.7'),
  'proxy.example.com': rebound('10.0.2.10'),
  'all.example.com': rebound('169.254.169.254', PUBLIC, PUBLIC, '127.0.0.1', '10.0.3.7'),
  'mixed.example.com': [{ addresses: [PUBLIC] }, { addresses: [PUBLIC, '127.0.0.1'] }],
  'families.example.com': [{ addresses: [PUBLIC, '2600::1'] }, { addresses: [PUBLIC, '::1'] }],
};

describeProxied('a name that changes its address between two looks', () => {
  let lab: ProxyLab;
  const hosts = [...Object.keys(CHANGING), 'late.example.com', 'too-late.example.com'];

  beforeAll(async () => {
    lab = new ProxyLab({ names: ['api.example.com'] });
    await lab.resolve({
      ...CHANGING,
      'late.example.com': rebound('127.0.0.1').map(answer => ({ ...answer, delayMs: 3500 })),
      'too-late.example.com': rebound('127.0.0.1').map(answer => ({ ...answer, delayMs: 8000 })),
    });
    // Fifteen times as many moments at which an answer runs out between the check and the connection.
    await lab.start({}, config => config.replace(/^negative_dns_ttl .*$/m, 'negative_dns_ttl 1 second'));
    const allowedHosts = hosts.map(host => ({ host, reason: 'a test needs it' }));
    await lab.publish([{ tenantId: 'research', slot: 1, allowedHosts }]);
  });

  afterAll(async () => {
    await lab?.stop();
  });

  test('is never connected to where it was not checked, with a time to live of 0', async () => {
    const answers: ProxyAnswer[] = [];
    const end = Date.now() + SECONDS * 1000;
    while (Date.now() < end) {
      const batch = Object.keys(CHANGING).map(host => ({ ...connect(3101, `${host}:443`), inside: undefined }));
      answers.push(...(await lab.askAll([...batch, ...batch])));
    }
    const { internet, machine } = await lab.arrivals();
    const reached = new Set(internet.map(({ address }) => address));
    const changes = (await lab.questions()).filter(({ type }) => type === 'A').length;

    expect(machine).toEqual([]);
    expect([...reached].filter(address => ![PUBLIC, '2600::1'].includes(address))).toEqual([]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 403]));
    expect(answers.length).toBeGreaterThan(2000);
    expect(changes).toBeGreaterThan(8 * Object.keys(CHANGING).length);
  });

  test.each([
    ['late', 'late.example.com', [200, 403]],
    ['later than Squid waits', 'too-late.example.com', [503]],
  ])('is never connected to where it was not checked, when the answer comes %s', async (_, host, expected) => {
    const rounds = 4;
    const statuses: (number | undefined)[] = [];
    for (let round = 0; round < rounds; round++) {
      statuses.push((await lab.ask({ ...connect(3101, `${host}:443`), inside: undefined })).status);
      await sleep(3000);
    }
    const { internet, machine } = await lab.arrivals();

    expect(machine).toEqual([]);
    expect(internet.filter(({ address }) => address !== PUBLIC)).toEqual([]);
    expect(statuses.filter(status => !expected.includes(status ?? 0))).toEqual([]);
  });
});
