import { CfnOutput, Token, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { validateCaCertificates } from './ca-certificates';
import { DnsFirewall } from './dns-firewall';
import { EgressFirewall } from './egress-firewall';
import { EgressList } from './egress-list';
import { NetworkFirewallEgressProps, TlsInspection } from './egress-props';
import { EgressProxy } from './egress-proxy';
import { EgressBindOptions, EgressPeers, IEgressRoutes } from './egress-route';
import { EgressTier } from './egress-tier';
import { FirewallRoutes } from './firewall-routes';
import { createFirewallRuleGroup } from './firewall-rule-group';
import { namedZones } from './firewall-zones';
import { createParameterEndpoint } from './parameter-endpoint';
import { bindProxy, PROXY_SUBNETS, proxyRoute } from './proxy-tier';

const FIREWALL_SUBNETS: ec2.SubnetConfiguration = {
  name: 'Firewall',
  subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS,
  cidrMask: 28,
};

export function networkFirewallTier(props: NetworkFirewallEgressProps = {}): EgressTier {
  validate(props);
  const caCertificates = props.tlsInspection?.caCertificates;
  const route = (list: EgressList, peers: EgressPeers) => ({ ...proxyRoute(list, peers), caCertificates });
  return {
    name: 'networkFirewall',
    gatewaySubnetType: ec2.SubnetType.PRIVATE_ISOLATED,
    subnets: [{ ...PROXY_SUBNETS, subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, FIREWALL_SUBNETS],
    taskSubnets: [{ subnetGroupName: PROXY_SUBNETS.name }],
    validateVpc,
    internalNames: [EgressProxy.HOST_NAME],
    readsLists: true,
    firewallReadsLists: true,
    route,
    bind: (scope, options) => bindBehindFirewall(scope, options, props),
  };
}

function bindBehindFirewall(
  scope: Construct,
  options: EgressBindOptions,
  props: NetworkFirewallEgressProps,
): IEgressRoutes {
  const { vpc } = options;
  const { subnets: proxies, availabilityZones } = vpc.selectSubnets({ subnetGroupName: PROXY_SUBNETS.name });
  validateZones(namedZones(availabilityZones), props.firewallEndpoints);
  const bound = bindProxy(scope, options, { cpuArchitecture: props.cpuArchitecture });
  const sources = proxies.map(proxy => proxy.ipv4CidrBlock);
  const { firewall, endpointIn } = props.firewallEndpoints
    ? behindExistingFirewall(scope, options, sources, props.firewallEndpoints)
    : behindOwnFirewall(scope, options, sources, bound.dnsFirewall, props.tlsInspection);
  const routes = new FirewallRoutes(scope, 'FirewallRoutes', { vpc, proxies, endpointIn });
  // The proxy asks for its lists as soon as it starts.
  bound.proxy.node.addDependency(routes);
  if (props.tlsInspection) {
    createParameterEndpoint(scope, vpc, bound.proxy);
  }
  return {
    proxy: bound.proxy,
    firewall,
    routeFor: tenantId => ({ ...bound.routeFor(tenantId), caCertificates: props.tlsInspection?.caCertificates }),
  };
}

/** The firewall, if it is ours, and the id of its endpoint in a zone. */
interface WayOut {
  readonly firewall?: EgressFirewall;
  readonly endpointIn: (availabilityZone: string) => string;
}

function behindOwnFirewall(
  scope: Construct,
  { vpc, lists, publishedLists, encryptionKey, logRetention }: EgressBindOptions,
  sources: string[],
  dnsFirewall: DnsFirewall,
  tlsInspection?: TlsInspection,
): WayOut {
  const firewall = new EgressFirewall(scope, 'Firewall', {
    vpc,
    subnets: { subnetGroupName: FIREWALL_SUBNETS.name },
    sources,
    allowedHosts: lists.flatMap(list => list.allowedHosts),
    ruleGroupArn: publishedLists?.firewallRuleGroupArn,
    dnsFirewall,
    encryptionKey,
    logRetention,
    tlsInspection,
  });
  return { firewall, endpointIn: zone => firewall.endpointIn(zone) };
}

function behindExistingFirewall(
  scope: Construct,
  { lists, publishedLists }: EgressBindOptions,
  homeNetworks: string[],
  endpoints: { [availabilityZone: string]: string },
): WayOut {
  const rules = new Construct(scope, 'Firewall');
  const allowedHosts = lists.flatMap(list => list.allowedHosts);
  new CfnOutput(rules, 'RuleGroupArn', {
    description: 'The rules that the policy of the existing firewall must hold, in strict order',
    value:
      publishedLists?.firewallRuleGroupArn ??
      createFirewallRuleGroup(rules, { allowedHosts, homeNetworks }).attrRuleGroupArn,
  });
  Validations.of(scope).addWarning(
    'openclaw:Egress.existingFirewall',
    'Your firewall decides what the proxy may reach, and nothing here can check its policy: have its owner put the rule group of the output RuleGroupArn first in strict order, validate resolved addresses, and name that owner in the reason.',
  );
  return { endpointIn: zone => endpoints[zone] };
}

function validate({ tlsInspection, firewallEndpoints }: NetworkFirewallEgressProps): void {
  validateCaCertificates('tlsInspection.caCertificates', tlsInspection?.caCertificates);
  if (tlsInspection && firewallEndpoints) {
    throw new Error(
      'tlsInspection must not be given together with firewallEndpoints: the policy of an existing firewall is its owner’s',
    );
  }
  for (const [zone, id] of Object.entries(firewallEndpoints ?? {})) {
    if (!Token.isUnresolved(id) && !/^vpce-[0-9a-f]{8,17}$/.test(id)) {
      throw new Error(`firewallEndpoints must hold ids such as 'vpce-0123456789abcdef0', got '${id}' for ${zone}`);
    }
  }
}

function validateVpc(vpc: ec2.IVpc): void {
  if (!(vpc instanceof ec2.Vpc)) {
    throw new Error(
      'vpc must be made in the same app for Egress.networkFirewall, got an imported one: its routes are its owner’s. ' +
        'Use Egress.proxy({ subnets }) there, with subnets whose way out leads through the firewall of that VPC',
    );
  }
}

function validateZones(zones: string[], endpoints?: { [availabilityZone: string]: string }): void {
  const given = Object.keys(endpoints ?? {}).sort();
  if (endpoints && given.join() !== [...zones].sort().join()) {
    throw new Error(
      `firewallEndpoints must give one endpoint for each of the zones ${zones.join(', ')}, got ${given.join(', ') || 'none'}`,
    );
  }
}
