import { Token, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Egress, EgressList, EgressPeers, IEgressRoutes, IPublishedEgressLists } from '../egress';
import { validateEgressLists } from '../egress/list-rules';
import { createGatewayVpc } from './gateway-vpc';
import { s3Addresses } from './s3-addresses';
import { ServiceEndpoints } from './service-endpoints';

/** Properties of GatewayNetwork. */
export interface GatewayNetworkProps {
  /**
   * What each tenant's gateway in this network may reach.
   *
   * @default - those of publishedLists; an error without either
   */
  readonly egressLists?: EgressList[];

  /**
   * The lists that another stack publishes, in place of `egressLists`.
   *
   * @default - those of egressLists
   */
  readonly publishedLists?: IPublishedEgressLists;

  /** The key that encrypts flow logs and query logs. */
  readonly encryptionKey: kms.IKey;

  /**
   * How much of the gateways' outbound traffic is held.
   *
   * @default Egress.proxy()
   */
  readonly egress?: Egress;

  /**
   * The address space of the new VPC, in a private range.
   *
   * @default 10.0.0.0/20
   */
  readonly cidr?: string;

  /**
   * The zones of the new VPC, at least two.
   *
   * Name them for production: which zones come first may change with the account.
   *
   * @default - the first two zones of the region that the account may use
   */
  readonly availabilityZones?: string[];

  /**
   * The kind of the subnets for an internal load balancer: with a way out where it sends people to an identity provider.
   *
   * @default ec2.SubnetType.PRIVATE_ISOLATED
   */
  readonly ingressSubnetType?: ec2.SubnetType;

  /**
   * An existing VPC to use instead of a new one.
   *
   * DNS Firewall holds for a VPC as a whole: in a VPC that serves other workloads too, they would resolve the allowed
   * names alone. Flow logs and the default security group stay as they are.
   *
   * @default - a new VPC
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Where gateways run in the existing VPC.
   *
   * @default - the private subnets, with or without a default route as the egress tier asks
   */
  readonly gatewaySubnets?: ec2.SubnetSelection;

  /**
   * Where an internal load balancer stands in the existing VPC.
   *
   * @default - the gateways' subnets
   */
  readonly ingressSubnets?: ec2.SubnetSelection;

  /**
   * The security group of the interface endpoints that the existing VPC already has.
   *
   * With it no endpoint is made: ECR, CloudWatch Logs, Secrets Manager and S3 must be reachable there.
   *
   * @default - endpoints are made
   */
  readonly endpointSecurityGroup?: ec2.ISecurityGroup;

  /**
   * The id of the AWS organisation, such as `o-a1b2c3d4e5`, whose resources may be reached by the endpoints.
   *
   * It lets tasks pull from a registry, and read secrets, of another account of the organisation that shares them.
   *
   * @default - the resources of this account alone
   */
  readonly organizationId?: string;

  /**
   * The id of the prefix list with the addresses of S3, such as `pl-6ea54007`.
   *
   * Security groups open to it, because image layers come from S3. The account has it for each region under the name
   * `com.amazonaws.<region>.s3`.
   *
   * @default - the one that AWS has in the stack's region; an error where it is not known here
   */
  readonly s3PrefixListId?: string;

  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
}

/** The network of one or more gateways: private subnets, AWS by endpoints with policies, and one way out. */
export class GatewayNetwork extends Construct {
  /** The VPC. */
  public readonly vpc: ec2.IVpc;

  /** Where gateways run. */
  public readonly gatewaySubnets: ec2.SubnetSelection;

  /** Where an internal load balancer stands. */
  public readonly ingressSubnets: ec2.SubnetSelection;

  /** Where an internet-facing load balancer stands. */
  public readonly publicSubnets: ec2.SubnetSelection = { subnetType: ec2.SubnetType.PUBLIC };

  /** The ways out. */
  public readonly egress: IEgressRoutes;

  /** What the ways out lead to. */
  public readonly egressPeers: EgressPeers;

  /** The security group of the interface endpoints; `allowEndpointAccess` opens it. */
  public readonly endpointSecurityGroup: ec2.ISecurityGroup;

  constructor(scope: Construct, id: string, props: GatewayNetworkProps) {
    super(scope, id);
    const egress = props.egress ?? Egress.proxy();
    const logRetention = props.logRetention ?? logs.RetentionDays.ONE_YEAR;
    validateOwnership(props);
    const lists = egressLists(props);
    if (!props.publishedLists) {
      // The evidence of the rule pack reads it: no template holds the reasons.
      this.node.addMetadata('openclaw:egress-lists', lists);
    }

    if (props.vpc) {
      egress._validateVpc(props.vpc);
      this.vpc = props.vpc;
      this.gatewaySubnets = props.gatewaySubnets ?? { subnetType: egress.gatewaySubnetType };
      this.ingressSubnets = props.ingressSubnets ?? this.gatewaySubnets;
      validateGatewaySubnets(props.vpc.selectSubnets(this.gatewaySubnets));
      this.warnOfSharedVpc();
    } else {
      this.vpc = createGatewayVpc(this, { ...props, egress, logRetention });
      this.gatewaySubnets = { subnetGroupName: 'Gateway' };
      this.ingressSubnets = { subnetGroupName: 'Ingress' };
    }
    const endpoints = props.endpointSecurityGroup ?? this.createEndpoints(egress, props.organizationId);
    this.endpointSecurityGroup = endpoints instanceof ServiceEndpoints ? endpoints.securityGroup : endpoints;
    const addresses = s3Addresses(this, props.s3PrefixListId);
    this.egress = egress.bind(new Construct(this, 'Egress'), {
      vpc: this.vpc,
      lists,
      publishedLists: props.publishedLists,
      endpoints: this.endpointSecurityGroup,
      s3Endpoint: endpoints instanceof ServiceEndpoints ? endpoints.s3 : undefined,
      s3Addresses: addresses,
      encryptionKey: props.encryptionKey,
      logRetention,
    });
    this.egressPeers = { proxy: this.egress.proxy, s3Addresses: addresses };
    // A proxy pulls its image by the endpoints, as gateways do.
    this.egress.proxy?.service.node.addDependency(endpoints);
  }

  /** Lets a peer reach the interface endpoints. */
  public allowEndpointAccess(peer: ec2.IConnectable): void {
    this.endpointSecurityGroup.connections.allowFrom(peer, ec2.Port.tcp(443), 'AWS APIs by interface endpoints');
  }

  private createEndpoints(egress: Egress, organizationId?: string): ServiceEndpoints {
    const s3Subnets = [this.gatewaySubnets, ...egress.taskSubnets];
    return new ServiceEndpoints(this, 'Endpoints', {
      vpc: this.vpc,
      subnets: this.gatewaySubnets,
      s3Subnets,
      organizationId,
    });
  }

  private warnOfSharedVpc(): void {
    Validations.of(this).addWarning(
      'openclaw:GatewayNetwork.existingVpc',
      'DNS Firewall holds for the whole VPC: any other workload in it resolves the allowed names alone. Use a VPC that only gateways share.',
    );
  }
}

function egressLists({ egressLists: lists, publishedLists }: GatewayNetworkProps): EgressList[] {
  if ((lists === undefined) === (publishedLists === undefined)) {
    throw new Error(
      `egressLists must be given where no other stack publishes lists, got ${lists ? 'both' : 'neither'}: give egressLists or publishedLists`,
    );
  }
  validateEgressLists(lists ?? []);
  return lists ?? [];
}

function validateOwnership(props: GatewayNetworkProps): void {
  const { vpc, cidr, availabilityZones, ingressSubnetType, gatewaySubnets, ingressSubnets } = props;
  const { endpointSecurityGroup, organizationId } = props;
  if (endpointSecurityGroup && organizationId) {
    throw new Error('organizationId is for endpoints that are made here: leave it out beside endpointSecurityGroup');
  }
  const [misplaced, rule] = vpc
    ? [
        { cidr, availabilityZones, ingressSubnetType },
        'describes a new VPC, so it must not be given together with vpc: leave out one of them',
      ]
    : [
        { gatewaySubnets, ingressSubnets, endpointSecurityGroup },
        'describes an existing VPC, so it must not be given without vpc: give both or neither',
      ];
  for (const [prop, value] of Object.entries(misplaced)) {
    if (value !== undefined) {
      throw new Error(`${prop} ${rule}`);
    }
  }
}

function validateGatewaySubnets(selected: ec2.SelectedSubnets): void {
  if (selected.isPendingLookup || Token.isUnresolved(selected.subnetIds)) {
    return;
  }
  if (selected.hasPublic) {
    throw new Error('gatewaySubnets must be private, got public subnets: a gateway has no address of its own');
  }
  if (new Set(selected.availabilityZones).size < 2) {
    throw new Error(
      `gatewaySubnets must lie in at least two zones, got ${selected.availabilityZones.join(', ')}: add a subnet in another zone`,
    );
  }
}
