import { Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Egress } from '../egress';
import { ListenerEndpoint, OidcProps } from '../ingress';
import { s3Addresses } from '../network/s3-addresses';
import { TokenRotation } from '../secrets';
import { CellValue, deniedNamespace, readCellList, readCellValue } from './cell-parameters';
import { CellResources } from './cell-resources';

/** What a stack must know to find a cell; all else it reads from the cell's parameters when it is deployed. */
export interface CellAttributes {
  /** The name of the cell, such as `acme-a`. */
  readonly cellName: string;

  /** The zones of the cell's VPC. */
  readonly availabilityZones: string[];

  /** The tier that holds gateways to their lists. */
  readonly egress: Egress;

  /**
   * The ranges of the load balancer's subnets, whose X-Forwarded-For is believed.
   *
   * @default - none: the cell has no way in
   */
  readonly loadBalancerCidrs?: string[];

  /**
   * The ranges that clients of the load balancer come from.
   *
   * @default - not known, so nothing tells of webhooks whose senders are outside
   */
  readonly clientCidrs?: string[];

  /**
   * Where people sign in before a request passes the load balancer.
   *
   * @default - the gateway's token and device pairing alone
   */
  readonly oidc?: OidcProps;

  /**
   * The id of the prefix list with the addresses of S3, such as `pl-6ea54007`.
   *
   * @default - the one that AWS has in the stack's region; an error where it is not known here
   */
  readonly s3PrefixListId?: string;
}

/** Finds a cell by its parameters; what is found cannot be changed, as no tenant's stack touches the cell. */
export function importCell(scope: Construct, attributes: CellAttributes): CellResources {
  const { cellName, egress, availabilityZones: zones } = attributes;
  const value = (name: CellValue) => readCellValue(scope, cellName, name);
  const group = (id: string, name: CellValue) => importGroup(scope, id, value(name));
  const cell: CellResources = onDemand({
    cellName: () => cellName,
    egress: () => egress,
    vpc: () => ec2.Vpc.fromVpcAttributes(scope, 'Vpc', { vpcId: value('vpc-id'), availabilityZones: zones }),
    gatewaySubnets: () => ({
      subnets: importSubnets(scope, readCellList(scope, cellName, 'gateway-subnet-ids', zones.length), zones),
    }),
    endpointSecurityGroup: () => group('EndpointSecurityGroup', 'endpoint-security-group-id'),
    egressPeers: () => ({
      proxy: egress.hasProxy ? group('ProxySecurityGroup', 'proxy-security-group-id') : undefined,
      s3Addresses: s3Addresses(scope, attributes.s3PrefixListId),
    }),
    cluster: () =>
      ecs.Cluster.fromClusterAttributes(scope, 'Cluster', { clusterName: value('cluster-name'), vpc: cell.vpc }),
    fileSystem: () =>
      efs.FileSystem.fromFileSystemAttributes(scope, 'FileSystem', {
        fileSystemId: value('file-system-id'),
        securityGroup: group('FileSystemSecurityGroup', 'file-system-security-group-id'),
      }),
    encryptionKey: () => kms.Key.fromKeyArn(scope, 'Key', value('encryption-key-arn')),
    tokenRotation: () =>
      TokenRotation.fromTokenRotationAttributes(scope, 'TokenRotation', {
        functionArn: value('rotation-function-arn'),
        roleArn: value('rotation-role-arn'),
      }),
    alarmTopic: () => sns.Topic.fromTopicArn(scope, 'AlarmTopic', value('alarm-topic-arn')),
    deniedNamespace: () => (egress.hasProxy ? deniedNamespace(cellName) : undefined),
    ingress: () => importIngress(scope, attributes),
  });
  return cell;
}

/** Makes each value when it is first asked for, so that a template reads no parameter that it has no use for. */
function onDemand<Values extends object>(makers: { readonly [Name in keyof Values]-?: () => Values[Name] }): Values {
  const values = {} as Values;
  for (const name of Object.keys(makers) as (keyof Values)[]) {
    let made: { readonly value: Values[typeof name] } | undefined;
    Object.defineProperty(values, name, {
      enumerable: true,
      get: () => {
        made ??= { value: makers[name]() };
        return made.value;
      },
    });
  }
  return values;
}

function importIngress(
  scope: Construct,
  { cellName, loadBalancerCidrs, clientCidrs, oidc }: CellAttributes,
): ListenerEndpoint | undefined {
  if (loadBalancerCidrs === undefined) {
    return undefined;
  }
  const securityGroupId = readCellValue(scope, cellName, 'load-balancer-security-group-id');
  const listener = elbv2.ApplicationListener.fromApplicationListenerAttributes(scope, 'Listener', {
    listenerArn: readCellValue(scope, cellName, 'listener-arn'),
    securityGroup: importGroup(scope, 'LoadBalancerSecurityGroup', securityGroupId),
  });
  return new ListenerEndpoint(scope, 'Ingress', { listener, loadBalancerCidrs, clientCidrs, oidc });
}

function importSubnets(scope: Construct, subnetIds: string[], zones: string[]): ec2.ISubnet[] {
  return subnetIds.map((subnetId, index) => {
    const availabilityZone = zones[index];
    const subnet = ec2.Subnet.fromSubnetAttributes(scope, `GatewaySubnet${index + 1}`, { subnetId, availabilityZone });
    Validations.of(subnet).acknowledge({
      id: 'Annotation::@aws-cdk/aws-ec2:noSubnetRouteTableId',
      reason: "The routes of a subnet are the cell's: nothing of a tenant adds one.",
    });
    return subnet;
  });
}

function importGroup(scope: Construct, id: string, securityGroupId: string): ec2.ISecurityGroup {
  return ec2.SecurityGroup.fromSecurityGroupId(scope, id, securityGroupId, { mutable: false });
}
