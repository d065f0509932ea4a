import { Deployment } from '../deployment/deployment';
import { configuredHosts } from '../deployment/egress';
import { EgressSection } from '../deployment/egress-schema';
import { DeployedTenant, tenantsOf } from '../deployment/tenants';

/** A host that a tenant's gateway may reach. */
export interface ReportedHost {
  readonly tenant: string;
  readonly host: string;
  readonly port: number;
  readonly privateEndpoint?: boolean;
  readonly reason: string;
  readonly owner: string;
}

/** A domain whose TXT records, and those below it, a tenant's gateway may read. */
export interface ReportedTextRecords {
  readonly tenant: string;
  readonly domain: string;
  readonly reason: string;
  readonly owner: string;
}

/** What the gateways of a deployment may reach, and how far they are held to it. */
export interface EgressReport {
  readonly deployment: string;
  readonly tier: EgressSection['tier'];
  readonly notHeld: string;
  readonly hosts: ReportedHost[];
  readonly readableTextRecords: ReportedTextRecords[];
}

const OWN_ACCOUNT = "what goes to an allowed service under an attacker's own account";
const FRONTING = 'another host behind an allowed name of the same CDN';

/** What gets out whatever the list says. */
const NOT_HELD: { [Tier in EgressSection['tier']]: string } = {
  proxy: `${FRONTING}, and ${OWN_ACCOUNT}`,
  networkFirewall: `${FRONTING}, and ${OWN_ACCOUNT}`,
  dnsFirewall: `IP addresses, DNS over HTTPS, ${FRONTING}, and ${OWN_ACCOUNT}`,
  existingProxy: `what your proxy lets through beyond this list, and ${OWN_ACCOUNT}`,
};

/** Lists what a deployment lets out: what its configuration needs, and what people asked for beyond. */
export function egressReport(deployment: Deployment): EgressReport {
  const { file } = deployment;
  const { tier } = file.egress;
  const tenants = tenantsOf(deployment);
  return {
    deployment: file.name,
    tier,
    notHeld: NOT_HELD[tier],
    hosts: tenants.flatMap(hostsOf).sort(byTenantAndName),
    readableTextRecords: tenants.flatMap(textRecordsOf).sort((a, b) => compare(a.tenant, b.tenant)),
  };
}

function hostsOf({ id: tenant, config, extraHosts }: DeployedTenant): ReportedHost[] {
  const configured = configuredHosts(config).map(host => ({ ...host, owner: `configuration (${host.owner})` }));
  return [...configured, ...extraHosts].map(({ host, port = 443, privateEndpoint, reason, owner = '' }) => ({
    tenant,
    host,
    port,
    privateEndpoint,
    reason: oneLine(reason),
    owner: oneLine(owner),
  }));
}

function textRecordsOf({ id: tenant, config }: DeployedTenant): ReportedTextRecords[] {
  return config.channels.flatMap(channel =>
    channel.readableTextRecords.map(({ domain, reason }) => ({
      tenant,
      domain,
      reason: oneLine(reason),
      owner: `configuration (channel ${channel.id})`,
    })),
  );
}

function byTenantAndName(a: ReportedHost, b: ReportedHost): number {
  return compare(a.tenant, b.tenant) || compare(bare(a.host), bare(b.host)) || a.port - b.port;
}

function bare(host: string): string {
  return host.replace(/^\./, '');
}

// Not by locale: the order must be the same on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
