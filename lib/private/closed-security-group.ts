import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/**
 * A security group that lets nothing in and nothing out until somebody says so.
 *
 * EC2 creates a group that names no egress rule of its own open to everywhere, and rules that stand beside the group in
 * a template come later; the rule to nowhere is in the group itself, so it is closed from its first moment.
 */
export function closedSecurityGroup(
  scope: Construct,
  id: string,
  props: { readonly vpc: ec2.IVpc; readonly description: string },
): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(scope, id, { ...props, allowAllOutbound: false });
  group.addEgressRule(
    ec2.Peer.ipv4('127.0.0.1/32'),
    ec2.Port.tcp(1),
    'Nowhere: without a rule the group would be open',
  );
  return group;
}
