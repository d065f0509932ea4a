import { setTimeout as sleep } from 'node:timers/promises';
import { configFile } from './generation';
import { awsSource } from './lists-source';
import { parsePrivateCidrs } from './private-cidrs';
import { Squid } from './squid';
import { Supervisor } from './supervisor';

const DIRECTORY = '/run/egress';
const POLL_MS = Number(process.env.EGRESS_POLL_MS ?? 30_000);

function log(event: object): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`);
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} must be set`);
  return value;
}

async function run(): Promise<never> {
  const squid = new Squid(configFile(DIRECTORY), code => {
    log({ event: 'squid-ended', code });
    process.exit(1);
  });
  const supervisor = new Supervisor({
    source: awsSource(required('EGRESS_LISTS_PARAMETER')),
    squid,
    generations: {
      directory: DIRECTORY,
      fixedPart: '/opt/egress-proxy/squid.conf',
      pageNames: '/usr/share/squid/errors/templates',
      privateCidrs: parsePrivateCidrs(required('EGRESS_PRIVATE_CIDRS')),
    },
    answerWithinMs: 20_000,
    log,
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void squid.stop().then(() => process.exit(0)));
  }
  for (;;) {
    await supervisor.poll();
    await sleep(POLL_MS);
  }
}

void run();
