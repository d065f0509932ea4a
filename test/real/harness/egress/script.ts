import { ChildProcessByStdio, spawn } from 'node:child_process';
import * as path from 'node:path';
import * as readline from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { NODE } from '../paths';

/** A script of this folder that runs in a network namespace: one command a line, one answer a line. */
export class Script {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly waiting = new Map<number, (answer: unknown) => void>();
  private commands = 0;

  constructor(namespace: string | undefined, name: string, settings: unknown) {
    const command = [NODE, '--no-warnings', path.join(__dirname, `${name}.ts`), JSON.stringify(settings)];
    const words = namespace === undefined ? command : ['ip', 'netns', 'exec', namespace, ...command];
    this.child = spawn('env', words, { stdio: ['pipe', 'pipe', 'inherit'] });
    readline.createInterface({ input: this.child.stdout }).on('line', line => {
      const { id, answer } = JSON.parse(line);
      this.waiting.get(id)?.(answer);
      this.waiting.delete(id);
    });
  }

  public async ask<T>(command: string, argument?: unknown): Promise<T> {
    const id = ++this.commands;
    const answer = new Promise<unknown>(resolve => this.waiting.set(id, resolve));
    this.child.stdin.write(`${JSON.stringify({ id, command, argument })}\n`);
    return (await answer) as T;
  }

  public stop(): void {
    this.child.kill();
  }
}
