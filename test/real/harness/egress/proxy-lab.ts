import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { EgressList } from '../../../../lib/egress';
import { renderListsDocument } from '../../../../lib/egress/lists-document';
import { childrenOf, statusOf, waitFor } from '../processes';
import { ProxyContainer } from '../read-assembly';
import { createRootfs } from '../rootfs';
import { Sandbox } from '../sandbox';
import { createDirectory } from '../work-directory';
import { Certificates, createCertificates } from './certificates';
import { Arrival, DnsQuestion, ProxyAnswer, ProxyRequest, Zone } from './messages';
import { CREDENTIALS_ADDRESS, createEgressNetwork, EgressNetwork, PROXY_ADDRESS, RESOLVER_ADDRESS } from './network';
import { proxyContainer } from './proxy-container';
import { Script } from './script';

const AWS_PORT = 4566;

/** A line of the proxy's access log. */
export interface AccessLine {
  readonly event: 'connection';
  readonly time: string;
  readonly tenant: string;
  readonly port: number;
  readonly method: string;
  readonly host: string;
  readonly destinationPort: string;
  readonly verdict: string;
  readonly result: string;
  readonly error: string;
  readonly status: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly durationMs: number;
  readonly address: string;
}

export interface ProxyLabProps {
  readonly proxy?: ProxyContainer;
  /** The names that the internet's server can prove to be. */
  readonly names: string[];
}

/** The egress proxy between a gateway and an internet, with what AWS has beside it. */
export class ProxyLab {
  public readonly network: EgressNetwork = createEgressNetwork();
  public readonly certificates: Certificates;
  /** The resolver that the proxy asks. */
  public readonly resolver: Script;
  private readonly scripts: Script[] = [];
  private readonly aws: Script;
  private readonly internet: Script;
  private readonly machine: Script;
  private readonly gateway: Script;
  private sandbox?: Sandbox;
  private sandboxes = 0;

  constructor(private readonly props: ProxyLabProps) {
    const { gateway, proxy, internet } = this.network;
    this.certificates = createCertificates(props.names);
    const { authority, certificate, key } = this.certificates;
    const servers = { key, certificate, tlsPorts: [443, 993] };
    this.resolver = this.script(internet, 'dns-process', { address: RESOLVER_ADDRESS, port: 53 });
    this.internet = this.script(internet, 'internet-process', {
      ...servers,
      addresses: ['::'],
      plainPorts: [22, 25, 80, 853],
    });
    // What must never be reached by the proxy's own addresses answers there, too.
    const own = ['127.0.0.1', '::1', CREDENTIALS_ADDRESS, PROXY_ADDRESS];
    this.machine = this.script(proxy, 'internet-process', { ...servers, addresses: own, plainPorts: [] });
    this.aws = this.script(proxy, 'aws-process', [
      { address: '127.0.0.1', port: AWS_PORT },
      { address: CREDENTIALS_ADDRESS, port: 80 },
    ]);
    this.gateway = this.script(gateway, 'gateway-process', { proxy: PROXY_ADDRESS, certificate: authority });
  }

  /** Starts the proxy's container as ECS would, with the fixed part of its configuration changed where a test says so. */
  public async start(
    environment: { [name: string]: string } = {},
    reconfigure = (config: string) => config,
  ): Promise<Sandbox> {
    const { container, image } = this.props.proxy ?? proxyContainer();
    const directory = createDirectory('proxy');
    const rootfs = createRootfs(image, path.join(directory, 'rootfs'));
    fs.writeFileSync(path.join(rootfs.directory, 'etc/resolv.conf'), `nameserver ${RESOLVER_ADDRESS}\n`);
    const config = path.join(rootfs.directory, 'opt/egress-proxy/squid.conf');
    fs.writeFileSync(config, reconfigure(fs.readFileSync(config, 'utf8')));
    const added = { EGRESS_POLL_MS: '500', ...ENDPOINTS, ...environment };
    const variables = Object.entries(added).map(([Name, Value]) => ({ Name, Value }));
    this.sandbox = new Sandbox({
      container: { ...container, Environment: [...(container.Environment ?? []), ...variables] },
      rootfs,
      volumes: {},
      secrets: {},
      directory: path.join(directory, `run-${this.sandboxes++}`),
      hostName: 'proxy',
      networkNamespace: this.network.proxy,
    });
    await this.sandbox.start();
    return this.sandbox;
  }

  public get proxy(): Sandbox {
    if (this.sandbox === undefined) throw new Error('the proxy was not started');
    return this.sandbox;
  }

  /** Publishes the lists as a deployment does, and waits until the proxy has taken them. */
  public async publish(lists: EgressList[]): Promise<string> {
    const { text, sha256 } = renderListsDocument(lists);
    await this.publishText(text, sha256);
    await this.event('lists-taken', line => line['sha256'] === sha256);
    return sha256;
  }

  /** Publishes any text, with the checksum that it should have unless told otherwise. */
  public async publishText(text: string, sha256 = createHash('sha256').update(text).digest('hex')): Promise<void> {
    const key = `lists/${sha256}.json`;
    const objects = { [`/lists-bucket/${key}`]: Buffer.from(text).toString('base64') };
    await this.publishParameter(JSON.stringify({ bucket: 'lists-bucket', key, sha256 }), objects);
  }

  public async publishParameter(parameter?: string, objects: { [path: string]: string } = {}): Promise<void> {
    await this.aws.ask('publish', { parameter, objects });
  }

  /** How often the parameter was read. */
  public async reads(): Promise<number> {
    return await this.aws.ask<number>('reads');
  }

  /** Waits for a line of the supervisor's log. */
  public async event(name: string, matches: (line: Record<string, unknown>) => boolean = () => true) {
    return await waitFor(`${name} in the log`, 30, () => {
      if (this.proxy.exitCode !== undefined) throw new Error(`the proxy ended:\n${this.proxy.log.slice(-4000)}`);
      return this.events(name).find(matches);
    });
  }

  public events(name: string): Record<string, unknown>[] {
    return jsonLines(this.proxy.log).filter(({ event }) => event === name);
  }

  /** The memory that Squid holds. */
  public get squidMegabytes(): number {
    const [squid = 0] = childrenOf(this.proxy.pid);
    return Number.parseInt(statusOf(squid)['VmRSS'] ?? '', 10) / 1024;
  }

  /** Every connection that the proxy logged. */
  public get accessLog(): AccessLine[] {
    return this.events('connection') as unknown as AccessLine[];
  }

  public async resolve(zone: Zone): Promise<void> {
    await this.resolver.ask('zone', zone);
  }

  /** What the proxy has asked the resolver since it was last looked at. */
  public async questions(): Promise<DnsQuestion[]> {
    return await this.resolver.ask<DnsQuestion[]>('questions');
  }

  /** The connections that were made since it was last looked at: to the internet, and to the proxy's own machine. */
  public async arrivals(): Promise<{ internet: Arrival[]; machine: Arrival[] }> {
    return { internet: await this.internet.ask('arrivals'), machine: await this.machine.ask('arrivals') };
  }

  /** What was said to the internet over WebSockets. */
  public async messages(): Promise<string[]> {
    return await this.internet.ask<string[]>('messages');
  }

  public async ask(request: ProxyRequest): Promise<ProxyAnswer> {
    return await this.gateway.ask('ask', request);
  }

  public async askAll(requests: ProxyRequest[]): Promise<ProxyAnswer[]> {
    return await this.gateway.ask('askAll', requests);
  }

  /** Has the gateway do something past the proxy, or with a tunnel that stays open. */
  public async command<T>(command: string, argument: unknown): Promise<T> {
    return await this.gateway.ask<T>(command, argument);
  }

  public async stop(): Promise<void> {
    await this.sandbox?.kill();
    for (const script of this.scripts) script.stop();
    this.network.remove();
  }

  /** Runs a script of this folder beside the proxy or the gateway. */
  public script(namespace: string, name: string, settings: unknown): Script {
    const script = new Script(namespace, name, settings);
    this.scripts.push(script);
    return script;
  }
}

const ENDPOINTS = {
  AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${AWS_PORT}`,
  AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${AWS_PORT}`,
};

/** The lines that are meant to be JSON; one that is not fails whoever reads them. */
function jsonLines(log: string): Record<string, unknown>[] {
  const lines = log.split('\n').slice(0, -1);
  return lines.filter(line => line.startsWith('{')).map(line => JSON.parse(line));
}

/** A CONNECT request, and what is asked for inside of the tunnel. */
export function connect(port: number, target: string, inside = target.split(':')[0] ?? ''): ProxyRequest {
  return {
    port,
    head: `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`,
    inside: { serverName: inside, host: inside, path: '/' },
  };
}
