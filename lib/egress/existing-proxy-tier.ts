import { Token, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { validateCaCertificates } from './ca-certificates';
import { createDnsFirewall } from './dns-firewall';
import { listOf } from './egress-list';
import { ExistingProxyEgressProps } from './egress-props';
import { EgressTier } from './egress-tier';

export function existingProxyTier(props: ExistingProxyEgressProps): EgressTier {
  validate(props);
  const { hostName, port, peer, caCertificates } = props;
  return {
    name: 'existingProxy',
    gatewaySubnetType: ec2.SubnetType.PRIVATE_ISOLATED,
    subnets: [],
    taskSubnets: [],
    natGateways: 0,
    bind: (scope, options) => {
      // A name is resolved in the VPC; an address is not, and allows nothing.
      createDnsFirewall(scope, options, isAddress(hostName) ? [] : [hostName]);
      Validations.of(scope).addWarning(
        'openclaw:Egress.existingProxy',
        'Your proxy decides what gateways may reach, and nothing here can check its list: have its owner take over the list that `openclaw-cdk egress` prints, and name that owner in the reason.',
      );
      return {
        routeFor: tenantId => {
          listOf(options.lists, tenantId);
          return {
            environment: { OPENCLAW_PROXY_URL: `http://${hostName}:${port}` },
            caCertificates,
            allowFrom: gateway => {
              gateway.connections.allowTo(peer, ec2.Port.tcp(port), "The organisation's own proxy");
              gateway.connections.allowTo(
                options.s3Addresses,
                ec2.Port.tcp(443),
                'Image layers from S3, by its endpoint',
              );
            },
          };
        },
      };
    },
  };
}

function isAddress(hostName: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(hostName);
}

function validate({ hostName, port, caCertificates }: ExistingProxyEgressProps): void {
  if (!Token.isUnresolved(hostName) && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(hostName)) {
    throw new Error(
      `hostName must be a lower-case name or an IPv4 address, got '${hostName}': leave out scheme and port`,
    );
  }
  if (!Token.isUnresolved(port) && (!Number.isInteger(port) || port < 1 || port > 65535)) {
    throw new Error(`port must be a whole number from 1 to 65535, got ${port}`);
  }
  validateCaCertificates('caCertificates', caCertificates);
}
