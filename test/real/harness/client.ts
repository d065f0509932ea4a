import { ChildProcessByStdio, spawn } from 'node:child_process';
import * as path from 'node:path';
import * as readline from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { ClientRequest, HttpAnswer, HttpRequest, WebSocketAnswer, WebSocketRequest } from './client-messages';
import { TaskNetwork } from './network';
import { NODE } from './paths';

const EDGE_PORT = 8443;

export type HttpProps = Partial<Omit<HttpRequest, 'kind' | 'tls'>>;
export type WebSocketProps = Partial<Omit<WebSocketRequest, 'kind'>> & Pick<WebSocketRequest, 'token'>;

/** The load balancer's node in front of the edge: sends what a test tells it to. */
export class Client {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly waiting = new Map<number, (answer: unknown) => void>();
  private requests = 0;

  constructor(
    private readonly network: TaskNetwork,
    private readonly hostName: string,
  ) {
    const script = path.join(__dirname, 'client-process.ts');
    this.child = spawn('ip', ['netns', 'exec', network.client, NODE, '--no-warnings', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    readline.createInterface({ input: this.child.stdout }).on('line', line => {
      const { id, answer } = JSON.parse(line);
      this.waiting.get(id)?.(answer);
      this.waiting.delete(id);
    });
  }

  /** One request over TLS to the edge, from the load balancer's address for a client of its own. */
  public async http(props: HttpProps = {}): Promise<HttpAnswer> {
    const [answer] = await this.burst({ ...props, times: 1 });
    return answer ?? {};
  }

  public async burst(props: HttpProps): Promise<HttpAnswer[]> {
    return await this.ask<HttpAnswer[]>({ ...this.httpDefaults(), ...props, headers: this.headers(props.headers) });
  }

  /** One request to a port that should be closed. */
  public async plain(port: number): Promise<HttpAnswer> {
    const [answer] = await this.ask<HttpAnswer[]>({ ...this.httpDefaults(), port, tls: false });
    return answer ?? {};
  }

  /** Logs in to OpenClaw over a WebSocket. */
  public async webSocket(props: WebSocketProps): Promise<WebSocketAnswer> {
    return await this.ask<WebSocketAnswer>({
      kind: 'webSocket',
      address: this.network.taskAddress,
      port: EDGE_PORT,
      localAddress: this.network.trustedAddress,
      clientId: 'gateway-client',
      clientMode: 'backend',
      ...props,
      headers: this.headers(props.headers),
    });
  }

  public stop(): void {
    this.child.kill();
  }

  private httpDefaults(): HttpRequest {
    const { taskAddress: address, trustedAddress: localAddress } = this.network;
    const sent = { method: 'GET', path: '/', headers: {}, bodyBytes: 0, times: 1 };
    return { kind: 'http', address, port: EDGE_PORT, localAddress, tls: true, ...sent };
  }

  // The load balancer adds the forwarded address; an own one for each request keeps them out of each other's limits.
  private headers(headers: { [name: string]: string } = {}): { [name: string]: string } {
    const forwarded = `203.0.113.${(this.requests % 250) + 1}`;
    return { Host: this.hostName, 'X-Forwarded-For': forwarded, 'X-Forwarded-Proto': 'https', ...headers };
  }

  private async ask<T>(request: ClientRequest): Promise<T> {
    const id = ++this.requests;
    const answer = new Promise<unknown>(resolve => this.waiting.set(id, resolve));
    this.child.stdin.write(`${JSON.stringify({ id, request })}\n`);
    return (await answer) as T;
  }
}
