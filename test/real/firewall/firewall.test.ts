import { describeBehindFirewall } from '../harness/requirements';
import { createDirectory } from '../harness/work-directory';
import { ALLOWED_HOSTS, ENDLESS, MANY, PASSED, RESIDUAL, STOPPED, Vector } from './attempts';
import { FirewallLab, Outcome } from './lab';
import { Arrival } from './messages';
import { synthesizeRules } from './rules';

describeBehindFirewall('Suricata with the rules of the firewall', () => {
  let lab: FirewallLab;

  beforeAll(async () => {
    lab = new FirewallLab(synthesizeRules([ALLOWED_HOSTS]), createDirectory('firewall'));
    await lab.start();
  });

  afterAll(() => lab.stop());

  async function tryOut({ attempt, command = [] }: Vector): Promise<Outcome> {
    return attempt ? await lab.attempt(attempt) : await lab.command(command);
  }

  test.each(PASSED)('passes $name', async vector => {
    expect(await tryOut(vector)).toMatchObject({ answers: ['pong'], messages: [] });
  });

  test.each(STOPPED)('stops $name', async ({ says, ...vector }) => {
    const { answers, arrivals, messages } = await tryOut(vector);

    expect(answers.filter(answer => answer !== '' && !answer.includes('100% packet loss'))).toEqual([]);
    expect(arrivals.filter(arrivedWhole)).toEqual([]);
    expect(messages).toContain(says);
  });

  test.each(RESIDUAL)('cannot stop $name', async vector => {
    const { arrivals, messages } = await tryOut(vector);

    expect(arrivals).not.toEqual([]);
    expect(messages).toEqual([]);
  });

  test('passes a ClientHello with post-quantum keys, which takes two segments', async () => {
    const [vector] = PASSED.filter(({ name }) => name === 'an allowed name, by Node.js 24');
    const { arrivals } = await tryOut(vector as Vector);

    expect(arrivals).toEqual([expect.objectContaining({ bytes: expect.any(Number), record: expect.any(Number) })]);
    expect(arrivals[0]?.record).toBeGreaterThan(1500);
  });

  test('passes fifty connections at once', async () => {
    const { answers, messages } = await lab.attempt(MANY);

    expect(answers).toEqual(Array(50).fill('pong'));
    expect(messages).toEqual([]);
  });

  test('cuts a ClientHello that never ends, of which 8 KiB get out', async () => {
    const { arrivals, messages } = await lab.attempt(ENDLESS);

    expect(arrivals.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(8192);
    expect(messages).toContain('A ClientHello without end');
  });
});

// The first segment of a long ClientHello gets out before the name in the second is read, and that connection with it.
function arrivedWhole({ bytes, record = 0 }: Arrival): boolean {
  return bytes >= record;
}
