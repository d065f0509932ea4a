import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createFirewallNetwork, FirewallNetwork } from '../harness/firewall-network';
import { NODE } from '../harness/paths';
import { run, sleep, waitFor } from '../harness/processes';
import { FirewallRules, Suricata } from '../harness/suricata';
import { Arrival, Attempt } from './messages';

/** Addresses of the internet; the proxy's own is in the first of the networks that the rules call theirs. */
export const LISTED = '198.51.100.10';
export const FOREIGN = '203.0.113.66';
export const TALKATIVE = '203.0.113.77';
export const SILENT = '203.0.113.88';

/** What became of an attempt. */
export interface Outcome {
  /** What came back, one for each time. */
  readonly answers: string[];
  /** What reached the internet. */
  readonly arrivals: Arrival[];
  /** What the rules said, each once. */
  readonly messages: string[];
}

/** The proxy's host, Suricata, and the internet. */
export class FirewallLab {
  private readonly network: FirewallNetwork;
  private readonly suricata: Suricata;
  private readonly arrivalLog: string;
  private internet?: ChildProcess;

  constructor(
    rules: FirewallRules,
    private readonly directory: string,
  ) {
    const proxyAddress = (rules.homeNetworks[0] ?? '').replace(/\d+\/\d+$/, '10');
    this.network = createFirewallNetwork(proxyAddress, [LISTED, FOREIGN, TALKATIVE, SILENT]);
    this.suricata = new Suricata(rules, path.join(directory, 'suricata'));
    this.arrivalLog = path.join(directory, 'arrivals');
    fs.writeFileSync(this.arrivalLog, '');
  }

  public async start(): Promise<void> {
    const [key, cert] = this.createCertificate();
    const script = path.join(__dirname, 'internet-process.ts');
    const words = [NODE, '--no-warnings', script, this.arrivalLog, key, cert, TALKATIVE, SILENT];
    this.internet = spawn('ip', ['netns', 'exec', this.network.internet, ...words], { stdio: 'inherit' });
    await waitFor('the internet', 20, () => run(...this.inInternet('ss', '-Hltn')).includes(':8443') || undefined);
    await this.suricata.start(this.network);
  }

  /** Tries with Node.js 24, which is what a gateway runs. */
  public async attempt(attempt: Attempt): Promise<Outcome> {
    const script = path.join(__dirname, 'client-process.ts');
    return await this.observe([NODE, '--no-warnings', script, JSON.stringify(attempt)], stdout => JSON.parse(stdout));
  }

  /** Tries with another program. */
  public async command(words: readonly string[]): Promise<Outcome> {
    return await this.observe(words, stdout => [stdout]);
  }

  public async stop(): Promise<void> {
    await this.suricata.stop();
    this.internet?.kill('SIGKILL');
    this.network.remove();
  }

  private async observe(words: readonly string[], read: (stdout: string) => string[]): Promise<Outcome> {
    const arrived = this.arrivals().length;
    const begin = Date.now();
    const { stdout } = spawnSync('ip', ['netns', 'exec', this.network.proxy, ...words], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    // Suricata writes its log a moment after it has decided.
    await sleep(100);
    // The kernel repeats what earlier attempts have sent in vain.
    const alerts = this.suricata.alerts.filter(({ flow }) => Date.parse(flow.start) >= begin);
    const messages = new Set(alerts.map(({ alert }) => alert.signature));
    return { answers: read(stdout), arrivals: this.arrivals().slice(arrived), messages: [...messages] };
  }

  private arrivals(): Arrival[] {
    const lines = fs.readFileSync(this.arrivalLog, 'utf8').split('\n');
    return lines.filter(Boolean).map(line => JSON.parse(line) as Arrival);
  }

  private inInternet(...words: string[]): [string, ...string[]] {
    return ['ip', 'netns', 'exec', this.network.internet, ...words];
  }

  private createCertificate(): [string, string] {
    const [key, cert] = [path.join(this.directory, 'key.pem'), path.join(this.directory, 'cert.pem')];
    const subject = [
      '-subj',
      '/CN=internet',
      '-days',
      '2',
      '-nodes',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
    ];
    run('openssl', 'req', '-x509', ...subject, '-keyout', key, '-out', cert);
    return [key, cert];
  }
}
