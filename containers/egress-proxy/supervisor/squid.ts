import { ChildProcess, execFile, spawn } from 'node:child_process';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

const HEALTH_PORT = 3100;
const CONFIRM_WITHIN_MS = 20_000;
// Longer than Squid's own shutdown_lifetime.
const STOP_WITHIN_MS = 45_000;

/** Squid as a child of this process: signals cannot reach another, as they could by the number in a file. */
export class Squid {
  private child?: ChildProcess;
  private stopping = false;

  constructor(
    private readonly configFile: string,
    private readonly onEnd: (code: number) => void,
  ) {}

  /** Has Squid read a configuration without using it; an error quotes what it objects to. */
  public async check(configFile: string): Promise<void> {
    const args = ['-k', 'parse', '-f', configFile];
    await new Promise<void>((resolve, reject) =>
      execFile('squid', args, { timeout: 60_000, maxBuffer: 1 << 26 }, (error, _, output) => {
        const objection = /\b(?:FATAL|ERROR)\b.*/.exec(output)?.[0] ?? error?.message;
        if (objection === undefined) resolve();
        else reject(new Error(`squid refuses it: ${objection.slice(0, 500)}`));
      }),
    );
  }

  /** Has Squid take up its configuration file, and waits until it answers by these lists. */
  public async takeUp(sha256: string): Promise<void> {
    if (this.stopping) return;
    // Before Squid handles the signal it would die of it: it is sent only to one that has answered.
    if (this.child === undefined) this.child = this.start();
    else this.child.kill('SIGHUP');
    const end = Date.now() + CONFIRM_WITHIN_MS;
    while ((await answer()) !== sha256) {
      if (Date.now() > end) throw new Error('squid does not answer by the new lists');
      await sleep(50);
    }
  }

  /** Ends a Squid that is in no known state, and with it the task. */
  public kill(): void {
    this.child?.kill('SIGKILL');
  }

  /** Lets open connections end for a short while, then ends Squid. */
  public async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }

  private start(): ChildProcess {
    const child = spawn('squid', ['-N', '-f', this.configFile], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => this.end(-1));
    child.on('exit', code => this.end(code ?? -1));
    return child;
  }

  private end(code: number): void {
    if (!this.stopping) this.onEnd(code);
  }
}

/** The checksum of the lists that Squid answers by, or nothing while it does not listen. */
async function answer(): Promise<string | undefined> {
  const options = { host: '127.0.0.1', port: HEALTH_PORT, path: 'http://egress-proxy/', timeout: 2000, agent: false };
  return await new Promise(resolve => {
    const request = get(options, response => text(response).then(body => resolve(body.trim()), resolve));
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
}
