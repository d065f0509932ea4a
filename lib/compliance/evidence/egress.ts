import { grouped } from '../grouped';
import { elements, referenceOf } from '../reading';
import { asRecord, Template } from '../template';
import { textOf } from './text-of';

/** A host that a tenant's gateway may reach, as the network recorded it in the construct tree. */
export interface RecordedHost {
  readonly tenant: string;
  readonly host: string;
  readonly port: number;
  readonly reason: string;
  readonly owner?: string;
}

/** A name that the DNS Firewall of a template resolves. */
export interface ResolvedName {
  readonly stack: string;
  readonly name: string;
  /** Why; absent where nothing recorded explains it. */
  readonly because?: string;
}

/** What can leave: hosts with their reasons, and the names that the template itself allows. */
export interface EgressEvidence {
  readonly hosts: readonly RecordedHost[];
  readonly names: readonly ResolvedName[];
}

/** Reads `[{ tenantId, allowedHosts: [{ host, reason, port?, owner? }] }]`. */
export function recordedHosts(lists: unknown): RecordedHost[] {
  return asList(lists).flatMap(list => {
    const { tenantId, allowedHosts } = asRecord(list);
    return asList(allowedHosts).map(entry => {
      const { host, port = 443, reason, owner } = asRecord(entry);
      const who = owner === undefined ? {} : { owner: textOf(owner) };
      return { tenant: textOf(tenantId), host: textOf(host), port: Number(port), reason: textOf(reason), ...who };
    });
  });
}

/** What the templates let out, and what explains it. */
export function egressEvidence(templates: readonly Template[], hosts: readonly RecordedHost[]): EgressEvidence {
  const recorded = grouped(hosts, ({ host }) => [host, host.replace(/^\./, '')]);
  const names = templates.flatMap(template => {
    const zones = privateZonesOf(template);
    return [...new Set(allowedLists(template).flatMap(list => domainsOf(template, list)))]
      .sort()
      .map(name => ({ stack: template.name, name, ...explain(name, recorded, zones) }));
  });
  return { hosts, names };
}

function allowedLists(template: Template): string[] {
  const rules = template
    .ofType('AWS::Route53Resolver::FirewallRuleGroup')
    .flatMap(group => elements(asRecord(group.properties)['FirewallRules'], template.parameters).flat());
  const allowing = rules.map(asRecord).filter(rule => rule['Action'] === 'ALLOW');
  return allowing.flatMap(rule => referenceOf(rule['FirewallDomainListId']) ?? []);
}

function domainsOf(template: Template, list: string): string[] {
  const domains = asRecord(template.find(list)?.properties)['Domains'];
  return elements(domains, template.parameters)
    .flat()
    .filter(domain => typeof domain !== 'symbol')
    .map(domain => textOf(domain).replace(/\.$/, ''));
}

const AWS_NAMES = /\.(amazonaws\.com(\.cn)?|api\.aws|on\.aws|aws\.dev)$/;

function explain(
  name: string,
  hosts: ReadonlyMap<string, readonly RecordedHost[]>,
  zones: readonly string[],
): { because?: string } {
  const bare = name.replace(/^\*/, '');
  const [recorded] = hosts.get(bare) ?? [];
  if (recorded) return { because: recorded.reason };
  if (zones.some(zone => `.${bare}`.endsWith(`.${zone}`))) return { because: 'a private name of this network' };
  return AWS_NAMES.test(name) ? { because: 'AWS: what a task itself needs' } : {};
}

function privateZonesOf(template: Template): string[] {
  return template
    .ofType('AWS::ServiceDiscovery::PrivateDnsNamespace')
    .map(({ properties }) => textOf(asRecord(properties)['Name']))
    .filter(zone => zone !== '');
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
