import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { FirewallNetwork } from './firewall-network';
import { SURICATA } from './install-suricata';
import { waitFor } from './processes';

/** What Network Firewall takes from its rule group and policy. */
export interface FirewallRules {
  readonly rulesString: string;
  readonly homeNetworks: readonly string[];
}

/** What a rule said of a connection. */
export interface Alert {
  readonly alert: { readonly signature: string };
  readonly flow: { readonly start: string };
}

/** Suricata between two networks, deciding by the rules alone: no packet crosses that it does not carry over. */
export class Suricata {
  private child?: ChildProcess;

  constructor(
    private readonly rules: FirewallRules,
    private readonly directory: string,
  ) {
    fs.mkdirSync(directory, { recursive: true });
    fs.writeFileSync(this.file('rules'), `${rules.rulesString}\n`);
  }

  /** Has Suricata read the rules, and returns what it says of them. */
  public check(): string {
    fs.writeFileSync(this.file('suricata.yaml'), this.configuration());
    const { stdout, stderr } = spawnSync(SURICATA, ['-T', '-v', ...this.arguments()], { encoding: 'utf8' });
    return stdout + stderr;
  }

  public async start(network: FirewallNetwork): Promise<void> {
    fs.writeFileSync(this.file('suricata.yaml'), this.configuration(network));
    const log = fs.openSync(this.file('output'), 'w');
    const args = ['netns', 'exec', network.firewall, SURICATA, '--af-packet', ...this.arguments()];
    this.child = spawn('ip', args, { stdio: ['ignore', log, log] });
    fs.closeSync(log);
    await waitFor('start of suricata', 60, () => this.output.includes('Engine started') || undefined);
  }

  /** What the rules have said so far. */
  public get alerts(): Alert[] {
    const lines = fs.existsSync(this.file('eve.json'))
      ? fs.readFileSync(this.file('eve.json'), 'utf8').split('\n')
      : [];
    return lines.filter(Boolean).map(line => JSON.parse(line) as Alert);
  }

  public async stop(): Promise<void> {
    const ended = new Promise(resolve => this.child?.on('exit', resolve));
    this.child?.kill('SIGTERM');
    await ended;
  }

  private get output(): string {
    return fs.readFileSync(this.file('output'), 'utf8');
  }

  private file(name: string): string {
    return path.join(this.directory, name);
  }

  private arguments(): string[] {
    return ['-c', this.file('suricata.yaml'), '-S', this.file('rules'), '-l', this.directory];
  }

  /**
   * The settings that Network Firewall is documented to have.
   *
   * Two differ. Suricata sorts rules by action where AWS keeps their order: with `pass` first and `alert` second that
   * comes to the same for these rules. And there is no default action: the rules must refuse by themselves.
   */
  private configuration(network?: FirewallNetwork): string {
    const crossing = (from: string, to: string, id: number) => [
      `  - { interface: ${from}, copy-iface: ${to}, copy-mode: ips, cluster-id: ${id}, cluster-type: cluster_flow,`,
      '      threads: 1, defrag: true, use-mmap: true, tpacket-v3: false, checksum-checks: false }',
    ];
    return [
      '%YAML 1.1',
      '---',
      'vars:',
      `  address-groups: { HOME_NET: "[${this.rules.homeNetworks.join(',')}]" }`,
      'action-order: [pass, alert, drop, reject]',
      'stats: { enabled: false }',
      'outputs: [{ eve-log: { enabled: true, filetype: regular, filename: eve.json, types: [alert] } }]',
      'logging: { default-log-level: notice, outputs: [{ console: { enabled: true } }] }',
      'stream: { inline: true, midstream: false, reassembly: { depth: 1mb } }',
      'unix-command: { enabled: false }',
      ...(network
        ? [
            'af-packet:',
            ...crossing(network.inside, network.outside, 98),
            ...crossing(network.outside, network.inside, 97),
          ]
        : []),
      '',
    ].join('\n');
  }
}
