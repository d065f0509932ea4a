import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Egress, EgressPeers } from '../egress';
import { IIngressEndpoint } from '../ingress';
import { ITokenRotation } from '../secrets';

/** The infrastructure that the gateways of many tenants share: that of a `Cell`, or your own. */
export interface CellResources {
  /** The name of the cell, such as `acme-a`: unique in its account and region. */
  readonly cellName: string;

  /** The network of the gateways. */
  readonly vpc: ec2.IVpc;

  /** Where gateways run. */
  readonly gatewaySubnets: ec2.SubnetSelection;

  /** The security group of the interface endpoints. */
  readonly endpointSecurityGroup: ec2.ISecurityGroup;

  /** The tier that holds gateways to their lists. */
  readonly egress: Egress;

  /** What the ways out lead to. */
  readonly egressPeers: EgressPeers;

  /** The cluster that the services run in. */
  readonly cluster: ecs.ICluster;

  /** The file system that holds the tenants' directories. */
  readonly fileSystem: efs.IFileSystem;

  /** The key that encrypts what has no key of its own. */
  readonly encryptionKey: kms.IKey;

  /** The function that rotates gateway tokens. */
  readonly tokenRotation: ITokenRotation;

  /** Where alarms are sent. */
  readonly alarmTopic: sns.ITopic;

  /**
   * The namespace in which `EgressProxy.countDeniedByTenant` of the proxy counts refused connections.
   *
   * @default - nobody counts them by tenant, and no tenant has an alarm on its own
   */
  readonly deniedNamespace?: string;

  /**
   * The way in.
   *
   * @default - none: channels that connect outwards alone
   */
  readonly ingress?: IIngressEndpoint;
}
