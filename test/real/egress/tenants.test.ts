import * as fc from 'fast-check';
import { EgressList } from '../../../lib/egress';
import { everyQuestion, isListed, NAMES, randomLists } from '../../egress-proxy/random-lists';
import { connect, ProxyLab } from '../harness/egress/proxy-lab';
import { progress } from '../harness/progress';
import { describeProxied } from '../harness/requirements';

const PUBLIC = '52.1.1.1';
const reason = 'a test needs it';
const SEED = 20_260_906;

describeProxied('85 tenants', () => {
  let lab: ProxyLab;

  beforeAll(async () => {
    lab = new ProxyLab({ names: ['example.com'] });
    await lab.resolve(Object.fromEntries(NAMES.map(name => [name, [{ addresses: [PUBLIC] }]])));
    await lab.start();
  });

  afterAll(async () => {
    await lab?.stop();
  });

  test("reach what their own lists hold, and nothing that only another's does", async () => {
    const [lists = []] = fc.sample(randomLists, { seed: SEED, numRuns: 1 });
    await lab.publish(
      lists.map(
        ({ tenant, port, hosts }): EgressList => ({
          tenantId: tenant,
          slot: port - 3100,
          allowedHosts: hosts.map(entry => ({ ...entry, reason })),
        }),
      ),
    );
    const asked = everyQuestion(lists);
    const wrong: string[] = [];
    for (let at = 0; at < asked.length; at += 60) {
      const batch = asked.slice(at, at + 60);
      const requests = batch.map(({ list, name, port }) => ({
        ...connect(list.port, `${name}:${port}`),
        inside: undefined,
      }));
      const answers = await lab.askAll(requests);
      batch.forEach((question, index) => {
        const expected = isListed(question) ? 200 : 403;
        const { list, name, port } = question;
        if (answers[index]?.status !== expected) wrong.push(`${list.tenant} ${name}:${port}: not ${expected}`);
      });
    }

    expect(wrong).toEqual([]);
    expect(asked.length).toBeGreaterThan(2500);
    expect(asked.filter(isListed).length).toBeGreaterThan(300);
  });

  test('with 60 hosts each take little memory, also when their lists change often', async () => {
    const lists = (round: number) =>
      Array.from(
        { length: 85 },
        (_, tenant): EgressList => ({
          tenantId: `tenant-${tenant + 1}`,
          slot: tenant + 1,
          allowedHosts: Array.from({ length: 60 }, (__, host) => ({
            host: `${host === 0 ? '.' : ''}host-${host}.round-${round}.tenant-${tenant}.example.com`,
            reason,
          })),
        }),
      );
    await lab.publish(lists(0));
    const first = lab.squidMegabytes;
    const started = Date.now();
    for (let round = 1; round <= 10; round++) await lab.publish(lists(round));
    const last = lab.squidMegabytes;
    progress(
      `Squid has ${first.toFixed(0)} MB with 85 lists of 60 hosts, ${last.toFixed(0)} MB after ten changes of all`,
    );
    progress(
      `a change of all lists took ${((Date.now() - started) / 10_000).toFixed(1)} s, with half a second to notice it`,
    );

    expect(first).toBeLessThan(200);
    expect(last).toBeLessThan(first + 100);
  });
});
