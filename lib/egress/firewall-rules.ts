import { createHash } from 'node:crypto';
import { AllowedHost } from './allowed-host';

/**
 * Renders the rules of Network Firewall, for strict order: TLS by the proxy to the hosts passes, all else is refused.
 *
 * The refusals are complete in themselves, so that the rules hold whatever the default action of the policy is.
 */
export function renderFirewallRules(allowedHosts: AllowedHost[]): string {
  const destinations = distinct(allowedHosts);
  const ports = [...new Set(destinations.map(({ port }) => port))].sort((a, b) => a - b);
  const rules = [...passRules(destinations), ...refusals(ports)];
  if (rules.length > RULE_CAPACITY) {
    throw new Error(
      `allowedHosts must need at most ${RULE_CAPACITY} firewall rules, one for each host and port beside ` +
        `${rules.length - destinations.length} of its own, got ${rules.length}: name domains with a leading dot, or use a second cell`,
    );
  }
  return rules.join('\n');
}

/**
 * The rules that the group may hold, which AWS never changes for an existing group.
 *
 * A full cell of 85 tenants with 60 hosts each needs 5,120, and their text fits a template; a policy holds 30,000.
 */
export const RULE_CAPACITY = 6000;

interface Destination {
  readonly host: string;
  readonly port: number;
}

function distinct(allowedHosts: AllowedHost[]): Destination[] {
  const byKey = new Map(
    allowedHosts.map(({ host, port = 443 }) => [`${port} ${plain(host)}`, { host, port }] as const),
  );
  // By code unit, not by locale: the bytes must be the same on every machine.
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, destination]) => destination);
}

/** Hosts are validated where they are listed; here one that is not a plain name would become rule syntax. */
function plain(host: string): string {
  if (!/^\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host)) {
    throw new Error(
      `allowedHosts must be plain names, known at synthesis, got ${JSON.stringify(host)}: a firewall rule holds nothing else`,
    );
  }
  return host;
}

function passRules(destinations: Destination[]): string[] {
  const taken = new Set<number>();
  return destinations.map(({ host, port }) => {
    const sid = freeIdentifier(`${host}:${port}`, taken);
    const name = host.startsWith('.')
      ? `dotprefix; content:"${host}"; nocase;`
      : `content:"${host}"; nocase; startswith;`;
    return `pass tls $HOME_NET any -> any ${port} (tls.sni; ${name} endswith; sid:${sid};)`;
  });
}

const FIRST_HOST_IDENTIFIER = 1000;
const LAST_IDENTIFIER = 2 ** 31 - 1;

/** Derived from the destination alone, so that another tenant's hosts renumber nothing unless two happen to meet. */
function freeIdentifier(key: string, taken: Set<number>): number {
  const hash = createHash('sha256').update(key).digest().readUInt32BE();
  let sid = FIRST_HOST_IDENTIFIER + (hash % (LAST_IDENTIFIER - FIRST_HOST_IDENTIFIER));
  while (taken.has(sid)) sid++;
  taken.add(sid);
  return sid;
}

interface Refusal {
  /** Its place in logs and dashboards, so it never changes. */
  readonly sid: number;
  readonly traffic: string;
  readonly message: string;
  readonly options?: string;
}

/** `reject` answers with a reset, which there is for TCP alone, and goes to whoever sent the packet. */
function refusals(ports: number[]): string[] {
  const listed = `[${ports.join(',')}]`;
  const closed = (port: number, sid: number, message: string): Refusal[] =>
    ports.includes(port) ? [] : [{ sid, traffic: `reject tcp $HOME_NET any -> any ${port}`, message }];
  const all: Refusal[] = [
    { sid: 1, traffic: 'drop udp $HOME_NET any -> any 53', message: 'DNS over UDP past the resolver of the VPC' },
    { sid: 2, traffic: 'reject tcp $HOME_NET any -> any 53', message: 'DNS over TCP past the resolver of the VPC' },
    { sid: 3, traffic: 'reject tcp $HOME_NET any -> any 853', message: 'DNS over TLS past the resolver of the VPC' },
    { sid: 4, traffic: 'drop udp $HOME_NET any -> any 443', message: 'QUIC' },
    { sid: 5, traffic: 'drop udp $HOME_NET any -> any any', message: 'UDP' },
    ...closed(22, 6, 'SSH'),
    ...closed(80, 7, 'HTTP without TLS'),
    {
      sid: 8,
      traffic: `reject tcp $HOME_NET any -> any !${listed}`,
      message: 'TCP to a port that no allowed host has',
    },
    ...onListedPorts(),
    { sid: 19, traffic: 'drop icmp $HOME_NET any -> any any', message: 'ICMP' },
    {
      sid: 20,
      traffic: 'drop ip $HOME_NET any -> any any',
      message: 'Neither TCP nor UDP nor ICMP',
      options: 'ip_proto:!TCP; ip_proto:!UDP; ip_proto:!ICMP;',
    },
  ];
  return all.map(render);
}

/** What is left: connections to a port that some allowed host has, which no rule above has passed by its name. */
function onListedPorts(): Refusal[] {
  const tls = 'reject tls $HOME_NET any -> any any';
  return [
    { sid: 9, traffic: tls, message: 'TLS to an address', options: 'tls.sni; pcre:"/^[0-9.]+$|:/";' },
    { sid: 10, traffic: tls, message: 'TLS to a name that is not allowed here', options: 'tls.sni; bsize:>0;' },
    { sid: 11, traffic: tls, message: 'TLS without a server name', options: 'ssl_state:client_hello;' },
    { sid: 12, traffic: 'reject http $HOME_NET any -> any any', message: 'HTTP without TLS on a TLS port' },
    { sid: 13, traffic: 'reject ssh $HOME_NET any -> any any', message: 'SSH on a TLS port' },
    {
      sid: 14,
      traffic: 'drop tcp !$HOME_NET any -> $HOME_NET any',
      message: 'The server spoke first',
      options: 'flow:established,to_client; dsize:>0;',
    },
    // A ClientHello with post-quantum keys comes in two segments, and only the second can be judged.
    {
      sid: 15,
      traffic: 'alert tls $HOME_NET any -> any any',
      message: 'ClientHello',
      options: 'flow:to_server; flowbits:set,openclaw.hello; noalert;',
    },
    {
      sid: 16,
      traffic: 'reject tcp $HOME_NET any -> any any',
      message: 'Not TLS on a TLS port',
      options: 'flow:established,to_server; dsize:>0; flowbits:isnotset,openclaw.hello;',
    },
    // Until it ends a ClientHello is let through, and could carry data to a server that only listens.
    {
      sid: 17,
      traffic: 'reject tcp $HOME_NET any -> any any',
      message: 'A ClientHello without end',
      options: 'flow:established,to_server; stream_size:client,>,8192;',
    },
  ];
}

function render({ sid, traffic, message, options }: Refusal): string {
  const flow = options?.includes('flow:') ? '' : ' flow:to_server;';
  return `${traffic} (msg:"${message}";${flow}${options ? ` ${options}` : ''} sid:${sid};)`;
}
