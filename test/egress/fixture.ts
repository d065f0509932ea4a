import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { AllowedHost, Egress, EgressBindOptions, EgressList } from '../../lib/egress';

export const reason = 'a test needs it';

/** The list of a tenant called acme, in slot 7. */
export function listFor(allowedHosts: AllowedHost[] = [], tenantId = 'acme', slot = 7): EgressList {
  return { tenantId, slot, allowedHosts };
}

/** A VPC that exists, with the subnets that a proxy runs in. */
export function existingVpc(scope: Construct): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(scope, 'Vpc', {
    vpcId: 'vpc-1',
    vpcCidrBlock: '10.0.0.0/20',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    privateSubnetIds: ['proxy-a', 'proxy-b'],
    privateSubnetNames: ['Proxy'],
    privateSubnetRouteTableIds: ['rtb-a', 'rtb-b'],
  });
}

/** What a network hands to its tier. */
export function bindOptions(stack: Stack, lists: EgressList[]): EgressBindOptions {
  const vpc = existingVpc(stack);
  return {
    vpc,
    lists,
    endpoints: new ec2.SecurityGroup(stack, 'Endpoints', { vpc, allowAllOutbound: false }),
    s3Addresses: ec2.Peer.prefixList('pl-6ea54007'),
    encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
  };
}

/** A tier in a network of its own, and the group of a gateway that nothing is open to yet. */
export function bind(egress: Egress, allowedHosts: AllowedHost[] = []) {
  const stack = new Stack(new App(), 'Test', { env: { region: 'eu-central-1' } });
  const options = bindOptions(stack, [listFor(allowedHosts)]);
  const scope = new Construct(stack, 'Egress');
  const routes = egress.bind(scope, options);
  const gateway = new ec2.SecurityGroup(stack, 'Gateway', { vpc: options.vpc, allowAllOutbound: false });
  return { stack, scope, routes, gateway };
}
