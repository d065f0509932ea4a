import * as route53resolver from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { AllowedHost, ReadableTextRecords } from './allowed-host';
import { awsNames } from './aws-names';
import { validateAllowedHosts } from './host-rules';
import { validateReadableTextRecords } from './text-record-rules';

export interface DnsRuleGroupProps {
  readonly allowedHosts: AllowedHost[];
  readonly readableTextRecords?: ReadableTextRecords[];
  readonly internalNames?: string[];
}

/** The rules of a DNS Firewall that answers for the allowed names and for nothing else. */
export function createDnsRuleGroup(scope: Construct, props: DnsRuleGroupProps): route53resolver.CfnFirewallRuleGroup {
  const readableTextRecords = props.readableTextRecords ?? [];
  validateAllowedHosts(props.allowedHosts);
  validateReadableTextRecords(readableTextRecords);
  const hosts = domainNames(props.allowedHosts.map(({ host }) => host));
  const domains = [...awsNames(scope), ...(props.internalNames ?? []), ...hosts];
  validateListSize(domains);

  const allowed = createAllowedNames(scope, domains);
  const everything = new route53resolver.CfnFirewallDomainList(scope, 'EveryName', { domains: ['*'] });
  return new route53resolver.CfnFirewallRuleGroup(scope, 'RuleGroup', {
    firewallRules: [
      ...allowed.map(({ attrId }, index) => allowRule(100 + index, 'A', attrId)),
      ...allowed.map(({ attrId }, index) => allowRule(200 + index, 'AAAA', attrId)),
      ...allowTextRecords(scope, readableTextRecords),
      {
        priority: 300,
        action: 'BLOCK',
        // NXDOMAIN to a TXT query would deny the name itself, and caching resolvers would then refuse its address too.
        blockResponse: 'NODATA',
        firewallDomainListId: everything.attrId,
      },
    ],
  });
}

function createAllowedNames(scope: Construct, domains: string[]): route53resolver.CfnFirewallDomainList[] {
  const lists = Array.from({ length: Math.ceil(domains.length / NAMES_PER_LIST) }, (_, index) =>
    domains.slice(index * NAMES_PER_LIST, (index + 1) * NAMES_PER_LIST),
  );
  return lists.map(
    (names, index) =>
      new route53resolver.CfnFirewallDomainList(scope, index === 0 ? 'AllowedNames' : `AllowedNames${index + 1}`, {
        domains: names,
      }),
  );
}

function allowTextRecords(
  scope: Construct,
  records: ReadableTextRecords[],
): route53resolver.CfnFirewallRuleGroup.FirewallRuleProperty[] {
  if (records.length === 0) {
    return [];
  }
  // DKIM and DMARC keep theirs at labels with underscores, which a list cannot name.
  const domains = domainNames(records.map(({ domain }) => `.${domain}`));
  const list = new route53resolver.CfnFirewallDomainList(scope, 'ReadableTextRecords', { domains });
  return [allowRule(250, 'TXT', list.attrId)];
}

function allowRule(
  priority: number,
  qtype: string,
  firewallDomainListId: string,
): route53resolver.CfnFirewallRuleGroup.FirewallRuleProperty {
  return {
    priority,
    qtype,
    action: 'ALLOW',
    firewallDomainListId,
    // The owner of an allowed name chooses its CDN: listing every CNAME on the way would allow far more than the name.
    firewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
  };
}

function domainNames(hosts: string[]): string[] {
  const names = hosts.flatMap(host => (host.startsWith('.') ? [host.slice(1), `*${host}`] : [host]));
  return [...new Set(names)].sort();
}

const NAMES_PER_LIST = 1000;
const MAX_NAMES = 10 * NAMES_PER_LIST;

function validateListSize(domains: string[]): void {
  if (domains.length > MAX_NAMES) {
    throw new Error(
      `allowedHosts must give at most ${MAX_NAMES} names, those of AWS included, got ${domains.length}: ` +
        'name domains with a leading dot, which count as two names, or use a second cell',
    );
  }
}
