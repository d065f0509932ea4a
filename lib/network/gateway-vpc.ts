import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Egress } from '../egress';
import { acknowledgeControl } from '../private/acknowledge-control';
import { validateCidr } from './cidr';
import { FlowLogs } from './flow-logs';

export interface GatewayVpcProps {
  readonly egress: Pick<Egress, 'gatewaySubnetType' | 'subnets' | 'natGateways'>;
  readonly encryptionKey: kms.IKey;
  readonly logRetention: logs.RetentionDays;
  readonly cidr?: string;
  readonly availabilityZones?: string[];
  readonly ingressSubnetType?: ec2.SubnetType;
}

/** A VPC with Gateway, Ingress and Public subnets in each zone, flow logs and a default security group without rules. */
export function createGatewayVpc(scope: Construct, props: GatewayVpcProps): ec2.Vpc {
  const cidr = props.cidr ?? '10.0.0.0/20';
  const zones = props.availabilityZones;
  const subnetConfiguration = gatewayVpcSubnets(props.egress, props.ingressSubnetType);
  validateZones(zones, Stack.of(scope).region);
  const natGateways = natGatewaysOf(props, zones?.length ?? 2);
  validateNatGateways(natGateways, zones?.length ?? 2);
  if (!Token.isUnresolved(cidr)) {
    validateCidr(cidr, subnetConfiguration, zones?.length ?? 2);
  }
  const vpc = new ec2.Vpc(scope, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr(cidr),
    ...(zones ? { availabilityZones: zones } : { maxAzs: 2 }),
    subnetConfiguration,
    natGateways,
    restrictDefaultSecurityGroup: true,
  });
  new FlowLogs(scope, 'FlowLogs', { vpc, encryptionKey: props.encryptionKey, retention: props.logRetention });
  acknowledgeInternetRoutes(vpc);
  return vpc;
}

function natGatewaysOf({ egress, ingressSubnetType }: GatewayVpcProps, zones: number): number {
  // A load balancer that sends people to an identity provider needs a way out of its own.
  const least = ingressSubnetType === ec2.SubnetType.PRIVATE_WITH_EGRESS ? 1 : 0;
  return Math.max(least, egress.natGateways ?? zones);
}

/** The subnets of each zone, in the order of their addresses. */
export function gatewayVpcSubnets(
  egress: Pick<Egress, 'gatewaySubnetType' | 'subnets'>,
  ingressSubnetType: ec2.SubnetType = ec2.SubnetType.PRIVATE_ISOLATED,
): ec2.SubnetConfiguration[] {
  // What every tier has comes first, so that a change of tier moves no address of a gateway or a load balancer.
  return [
    { name: 'Gateway', subnetType: egress.gatewaySubnetType, cidrMask: 24 },
    { name: 'Ingress', subnetType: ingressSubnetType, cidrMask: 24 },
    { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
    ...egress.subnets,
  ];
}

function acknowledgeInternetRoutes(vpc: ec2.Vpc): void {
  for (const subnet of vpc.publicSubnets) {
    acknowledgeControl(
      subnet,
      'VPCNoUnrestrictedRouteToIGW',
      'The Public subnets hold the NAT gateway and, where chosen, an internet-facing load balancer, which need the route. No gateway runs in them and nothing gets a public address at launch.',
    );
  }
}

function validateZones(zones: string[] | undefined, region: string): void {
  if (!zones || zones.some(zone => Token.isUnresolved(zone))) {
    return;
  }
  if (new Set(zones).size !== zones.length || zones.length < 2) {
    throw new Error(`availabilityZones must name at least two zones, each once, got ${zones.join(', ') || 'none'}`);
  }
  const foreign = Token.isUnresolved(region) ? undefined : zones.find(zone => !zone.startsWith(region));
  if (foreign) {
    throw new Error(`availabilityZones must be zones of the stack's region ${region}, got ${foreign}`);
  }
}

export function validateNatGateways(natGateways: number, zones: number): void {
  if (natGateways > zones) {
    throw new Error(`natGateways must be at most one for each of the ${zones} zones, got ${natGateways}`);
  }
}
