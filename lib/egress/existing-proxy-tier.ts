import { isIPv4 } from 'node:net';
import { Token, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { HOST_NAME } from '../private/host-name';
import { validateCaCertificates } from './ca-certificates';
import { createDnsFirewall } from './dns-firewall';
import { EgressList, listOf } from './egress-list';
import { ExistingProxyEgressProps } from './egress-props';
import { EgressPeers, IEgressRoute } from './egress-route';
import { EgressTier } from './egress-tier';
import { tunneledHosts } from './tunneled-hosts';

export function existingProxyTier(props: ExistingProxyEgressProps): EgressTier {
  validate(props);
  // A name is resolved in the VPC; an address is not, and allows nothing.
  const internalNames = isIPv4(props.hostName) ? [] : [props.hostName];
  const route = (list: EgressList, peers: EgressPeers) => existingProxyRoute(props, list, peers);
  return {
    name: 'existingProxy',
    gatewaySubnetType: ec2.SubnetType.PRIVATE_ISOLATED,
    subnets: [],
    taskSubnets: [],
    natGateways: 0,
    internalNames,
    readsLists: false,
    firewallReadsLists: false,
    route,
    bind: (scope, options) => {
      createDnsFirewall(scope, options, internalNames);
      Validations.of(scope).addWarning(
        'openclaw:Egress.existingProxy',
        'Your proxy decides what gateways may reach, and nothing here can check its list: have its owner take over the list that `openclaw-cdk egress` prints, and name that owner in the reason.',
      );
      return { routeFor: tenantId => route(listOf(options.lists, tenantId), options) };
    },
  };
}

function existingProxyRoute(
  { hostName, port, peer, caCertificates }: ExistingProxyEgressProps,
  list: EgressList,
  { s3Addresses }: EgressPeers,
): IEgressRoute {
  return {
    allowedHosts: list.allowedHosts,
    environment: { OPENCLAW_PROXY_URL: `http://${hostName}:${port}`, ...tunneledHosts(list) },
    caCertificates,
    allowFrom: gateway => {
      gateway.connections.allowTo(peer, ec2.Port.tcp(port), "The organisation's own proxy");
      gateway.connections.allowTo(s3Addresses, ec2.Port.tcp(443), 'Image layers from S3, by its endpoint');
    },
  };
}

function validate({ hostName, port, caCertificates }: ExistingProxyEgressProps): void {
  if (!Token.isUnresolved(hostName) && !HOST_NAME.test(hostName) && !isIPv4(hostName)) {
    throw new Error(
      `hostName must be a full name in lower-case ASCII or an IPv4 address, got '${hostName}': leave out scheme and port`,
    );
  }
  if (!Token.isUnresolved(port) && (!Number.isInteger(port) || port < 1 || port > 65535)) {
    throw new Error(`port must be a whole number from 1 to 65535, got ${port}`);
  }
  validateCaCertificates('caCertificates', caCertificates);
}
