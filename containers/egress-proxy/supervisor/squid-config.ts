import { ListedHost, TenantList } from './lists-document';
import { PrivateCidrs } from './private-cidrs';

/** What the configuration of one version of the lists says beside them. */
export interface SquidConfigProps {
  /** The part that is the same for all lists. */
  readonly fixedPart: string;
  /** Where the pages are that Squid answers with. */
  readonly pages: string;
  readonly privateCidrs: PrivateCidrs;
}

/** Renders Squid's configuration for the lists: a tenant is known by the port that its connection came to. */
export function renderSquidConfig(lists: TenantList[], { fixedPart, pages, privateCidrs }: SquidConfigProps): string {
  const ports = [...new Set(lists.flatMap(({ hosts }) => hosts.map(({ port }) => port)))].sort((a, b) => a - b);
  const lines = [
    `include ${fixedPart}`,
    `error_directory ${pages}`,
    ...privateCidrs.cidrs.map(cidr => `acl vpc dst ${cidr}`),
    ...ports.map(port => `acl to-${port} port ${port}`),
    ...lists.flatMap(list => renderTenant(list, privateCidrs)),
    'http_access deny all',
  ];
  return `${lines.join('\n')}\n`;
}

function renderTenant({ tenant, port, hosts }: TenantList, { shared }: PrivateCidrs): string[] {
  const slot = `slot${port - 3100}`;
  const endpointRefusals = shared ? '!special' : '!special !shared';
  return [
    // The connection tracking between a gateway and the proxy forgets what is silent, too.
    `http_port ${port} name=${slot} tcpkeepalive=240,30,4`,
    `acl ${slot} myportname ${slot}`,
    `note tenant ${tenant} ${slot}`,
    ...renderHosts(slot, hosts, false, '!special !shared !private !vpc'),
    ...renderHosts(slot, hosts, true, endpointRefusals),
  ];
}

/** The names come before the addresses, so that a name which is not listed is never resolved. */
function renderHosts(slot: string, hosts: ListedHost[], privateEndpoint: boolean, refusals: string): string[] {
  const chosen = hosts.filter(host => (host.privateEndpoint ?? false) === privateEndpoint);
  const ports = [...new Set(chosen.map(({ port }) => port))];
  return ports.flatMap(port => {
    const names = `${slot}-${port}${privateEndpoint ? '-endpoints' : ''}`;
    const listed = chosen.filter(host => host.port === port).map(({ host }) => host);
    return [
      // Without -n, a client could have an address looked up backwards, and answer with a name of its choice.
      ...withoutCovered(listed).map(host => `acl ${names} dstdomain -n ${host}`),
      `http_access deny ${slot} to-${port} ${names} !resolved unresolved`,
      `http_access allow ${slot} to-${port} ${names} resolved ${refusals} allowed`,
    ];
  });
}

/** Leaves out names that a leading dot covers: Squid refuses a list that has both. */
function withoutCovered(hosts: string[]): string[] {
  const suffixes = new Set(hosts.filter(host => host.startsWith('.')));
  return hosts.filter(host => !coveringSuffixes(host).some(suffix => suffix !== host && suffixes.has(suffix)));
}

function coveringSuffixes(host: string): string[] {
  const labels = host.replace(/^\./, '').split('.');
  return labels.map((_, index) => `.${labels.slice(index).join('.')}`);
}
