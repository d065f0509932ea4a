import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export interface FirewallRoutesProps {
  readonly vpc: ec2.IVpc;
  readonly proxies: ec2.ISubnet[];
  /** The id of the firewall's endpoint in a zone. */
  readonly endpointIn: (availabilityZone: string) => string;
}

/** Leads the proxy's connections out through the endpoint of their own zone, and what answers them back through it. */
export class FirewallRoutes extends Construct {
  constructor(scope: Construct, id: string, { vpc, proxies, endpointIn }: FirewallRoutesProps) {
    super(scope, id);
    proxies.forEach((proxy, index) => {
      const vpcEndpointId = endpointIn(proxy.availabilityZone);
      new ec2.CfnRoute(this, `Out${index + 1}`, {
        routeTableId: proxy.routeTable.routeTableId,
        destinationCidrBlock: '0.0.0.0/0',
        vpcEndpointId,
      });
      // The NAT gateway would answer the proxy directly, past a firewall that then knows but half of the connection.
      new ec2.CfnRoute(this, `Back${index + 1}`, {
        routeTableId: publicSubnetIn(vpc, proxy.availabilityZone).routeTable.routeTableId,
        destinationCidrBlock: proxy.ipv4CidrBlock,
        vpcEndpointId,
      });
    });
  }
}

function publicSubnetIn(vpc: ec2.IVpc, availabilityZone: string): ec2.ISubnet {
  const subnet = vpc.publicSubnets.find(candidate => candidate.availabilityZone === availabilityZone);
  if (subnet === undefined) {
    throw new Error(
      `vpc must have a public subnet in each zone of the proxy, got none in ${availabilityZone}: its NAT gateway stands there`,
    );
  }
  return subnet;
}
