import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { EgressList } from './egress-list';
import { EgressBindOptions, EgressPeers, IEgressRoute, IEgressRoutes } from './egress-route';

/** How one tier shapes the network and what it builds there. */
export interface EgressTier {
  readonly name: string;
  readonly gatewaySubnetType: ec2.SubnetType;
  readonly subnets: ec2.SubnetConfiguration[];
  /** Where the tier runs tasks of its own. */
  readonly taskSubnets: ec2.SubnetSelection[];
  /** Unless given, one in each zone. */
  readonly natGateways?: number;
  /** Names of the VPC's own that the tier and the gateways resolve. */
  readonly internalNames: string[];
  /** Whether a proxy of the tier's own reads the lists. */
  readonly readsLists: boolean;
  /** Whether AWS Network Firewall judges by the lists too. */
  readonly firewallReadsLists: boolean;
  /** Throws where the tier cannot be had in a VPC that is given. */
  readonly validateVpc?: (vpc: ec2.IVpc) => void;
  bind(scope: Construct, options: EgressBindOptions): IEgressRoutes;
  /** The way out of one gateway, in whatever stack it is. */
  route(list: EgressList, peers: EgressPeers): IEgressRoute;
}

export function validateNatGateways(natGateways: number | undefined): void {
  if (natGateways !== undefined && (!Number.isInteger(natGateways) || natGateways < 1)) {
    throw new Error(`natGateways must be a whole number of at least 1, got ${natGateways}`);
  }
}
