import { ChildProcessByStdio, spawn } from 'node:child_process';
import * as path from 'node:path';
import * as readline from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { TaskNetwork } from '../harness/network';
import { NODE } from '../harness/paths';
import { run, waitFor } from '../harness/processes';
import { Certificate } from './certificates';
import { DnsRecord } from './signed-mail';

/** A query that reached the resolver, and what the firewall made of it. */
export interface Question {
  readonly name: string;
  readonly type: string;
  readonly verdict: string;
}

/** A connection that the proxy was asked for. */
export interface Connection {
  readonly target: string;
  readonly reached: boolean;
}

/** What the model was asked, as far as tests look at it. */
export interface ModelQuestion {
  readonly messages: { readonly role: string; readonly content: unknown }[];
}

export interface InternetProps {
  readonly network: TaskNetwork;
  readonly certificate: Certificate;
  /** What the resolver's firewall makes of a query: `ALLOW`, or else an empty answer. */
  readonly firewall: (name: string, type: string) => string;
  readonly records: DnsRecord[];
  readonly proxyPort: number;
}

type Event =
  | { readonly kind: 'ready' }
  | { readonly kind: 'question'; readonly id: number; readonly name: string; readonly type: string }
  | { readonly kind: 'connect'; readonly target: string; readonly reached: boolean }
  | { readonly kind: 'model'; readonly question: ModelQuestion }
  | { readonly kind: 'imap'; readonly line: string };

export const PROXY_ADDRESS = '10.0.8.5';
// The one that the containers' resolv.conf names.
const RESOLVER = '10.0.0.2';
// The task has no route to it.
const SERVERS = '203.0.113.25';

/** All that is outside of a task: the resolver with its firewall, the egress proxy, and beyond it mail server and model. */
export class Internet {
  public readonly questions: Question[] = [];
  public readonly connections: Connection[] = [];
  public readonly modelQuestions: ModelQuestion[] = [];
  /** What the clients of the mail server said. */
  public readonly imapLines: string[] = [];
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private ready = false;

  constructor(private readonly props: InternetProps) {
    const { network, certificate, proxyPort } = props;
    for (const address of [RESOLVER, PROXY_ADDRESS, SERVERS])
      run('ip', '-n', network.client, 'address', 'add', `${address}/32`, 'dev', 'lo');
    for (const address of [RESOLVER, PROXY_ADDRESS])
      run('ip', '-n', network.task, 'route', 'add', address, 'dev', 'eth0');
    const settings = {
      resolver: RESOLVER,
      proxy: { address: PROXY_ADDRESS, port: proxyPort },
      address: SERVERS,
      key: certificate.key,
      cert: certificate.cert,
    };
    const script = path.join(__dirname, 'internet-process.mjs');
    this.child = spawn('ip', ['netns', 'exec', network.client, NODE, script, JSON.stringify(settings)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    readline.createInterface({ input: this.child.stdout }).on('line', line => this.take(JSON.parse(line)));
  }

  public async started(): Promise<void> {
    await waitFor('the internet', 20, () => this.ready || undefined);
  }

  /** Lets the proxy connect these, by host and port, and nothing else. */
  public reach(...targets: string[]): void {
    this.order({ kind: 'reach', targets });
  }

  public deliver(source: string): void {
    this.order({ kind: 'deliver', source });
  }

  /** Gives the mail server another certificate, for connections to come. */
  public present({ key, cert }: Certificate): void {
    this.order({ kind: 'present', key, cert });
  }

  /** Has the mail server end its connections. */
  public hangUp(): void {
    this.order({ kind: 'hangUp' });
  }

  public stop(): void {
    this.child.kill();
  }

  private take(event: Event): void {
    if (event.kind === 'ready') this.ready = true;
    if (event.kind === 'connect') this.connections.push({ target: event.target, reached: event.reached });
    if (event.kind === 'model') this.modelQuestions.push(event.question);
    if (event.kind === 'imap') this.imapLines.push(event.line);
    if (event.kind === 'question') this.answer(event.id, event.name.toLowerCase(), event.type);
  }

  private answer(id: number, name: string, type: string): void {
    const verdict = this.props.firewall(name, type);
    this.questions.push({ name, type, verdict });
    this.order({ kind: 'answer', id, records: verdict === 'ALLOW' ? this.lookUp(name, type) : [] });
  }

  /** A trusted redirection is followed to its end, whatever name that is. */
  private lookUp(name: string, type: string): DnsRecord[] {
    const own = this.props.records.filter(record => record.name === name && [type, 'CNAME'].includes(record.type));
    return own.flatMap(record => (record.type === 'CNAME' ? [record, ...this.lookUp(record.value, type)] : [record]));
  }

  private order(order: object): void {
    this.child.stdin.write(`${JSON.stringify(order)}\n`);
  }
}
