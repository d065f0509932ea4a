import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { EgressList } from './egress-list';

/** Properties of EgressProxy. */
export interface EgressProxyProps {
  /** The VPC of the gateways. */
  readonly vpc: ec2.IVpc;

  /** What the gateways may reach. */
  readonly lists: EgressList[];

  /** The interface endpoints of the VPC. */
  readonly endpoints: ec2.IConnectable;

  /**
   * The S3 endpoint of the VPC, whose policy lets the proxy read the lists.
   *
   * @default - one that was made elsewhere
   */
  readonly s3Endpoint?: ec2.GatewayVpcEndpoint;

  /** The key that encrypts logs. */
  readonly encryptionKey: kms.IKey;

  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * The subnets that the proxy runs in; they need a way out, which nothing else may share.
   *
   * @default - the subnets named Proxy
   */
  readonly subnets?: ec2.SubnetSelection;

  /**
   * The processor that the proxy's image is built for.
   *
   * @default ecs.CpuArchitecture.X86_64
   */
  readonly cpuArchitecture?: ecs.CpuArchitecture;
}

/** A forward proxy in two zones that connects each tenant's gateway to the hosts on its own list. */
export class EgressProxy extends Construct implements ec2.IConnectable {
  /** The name by which gateways find the proxy. */
  public readonly hostName = 'egress.openclaw.internal';

  /** The security group of the proxy. */
  public readonly connections: ec2.Connections;

  constructor(scope: Construct, id: string, props: EgressProxyProps) {
    super(scope, id);
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', { vpc: props.vpc, allowAllOutbound: false });
    this.connections = new ec2.Connections({ securityGroups: [securityGroup] });
  }
}
