import { ChildProcessByStdio, spawn } from 'node:child_process';
import * as path from 'node:path';
import * as readline from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { Certificate } from '../email/certificates';
import { TaskNetwork } from '../harness/network';
import { NODE } from '../harness/paths';
import { waitFor } from '../harness/processes';

/** What the model was asked, without what OpenClaw adds about the conversation. */
export interface Question {
  /** The names of the tools that it was offered. */
  readonly tools: string[];
  readonly messages: { readonly role: string; readonly content: string }[];
}

/** What the agent said. */
export interface Sent {
  readonly channel: string;
  readonly to: string;
  readonly text: string;
}

type Event =
  | { readonly kind: 'ready' }
  | { readonly kind: 'question'; readonly question: Question }
  | ({ readonly kind: 'sent' } & Sent);

/** What somebody says: directly, or in a group or channel. */
export type Said =
  | { readonly kind: 'telegram'; readonly from: number; readonly group?: number; readonly text: string }
  | {
      readonly kind: 'slack';
      readonly from: string;
      readonly channel: string;
      readonly thread?: string;
      readonly text: string;
    };

export const MODEL_HOST = 'llm.example.com';
export const SERVED_HOSTS = [MODEL_HOST, 'api.telegram.org', 'slack.com', 'wss-primary.slack.com'];
export const PROXY_PORT = 3128;

/** Where a team works: Slack, Telegram and a model, behind a proxy that reaches nothing else. */
export class Workplace {
  public readonly questions: Question[] = [];
  public readonly sent: Sent[] = [];
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private ready = false;

  constructor(network: TaskNetwork, { key, cert }: Certificate) {
    const settings = { address: network.trustedAddress, port: PROXY_PORT, modelHost: MODEL_HOST, key, cert };
    const script = path.join(__dirname, 'workplace-process.mjs');
    this.child = spawn('ip', ['netns', 'exec', network.client, NODE, script, JSON.stringify(settings)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    readline.createInterface({ input: this.child.stdout }).on('line', line => this.take(JSON.parse(line)));
  }

  public async started(): Promise<void> {
    await waitFor('the workplace', 20, () => this.ready || undefined);
  }

  public say(said: Said): void {
    this.child.stdin.write(`${JSON.stringify(said)}\n`);
  }

  /** Lets the model answer what it holds back. */
  public release(): void {
    this.child.stdin.write(`${JSON.stringify({ kind: 'release' })}\n`);
  }

  public stop(): void {
    this.child.kill();
  }

  private take(event: Event): void {
    if (event.kind === 'ready') this.ready = true;
    if (event.kind === 'question') this.questions.push(event.question);
    if (event.kind === 'sent') this.sent.push(event);
  }
}
