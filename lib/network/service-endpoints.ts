import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ecrStatements, logsStatements, s3Statements, secretsManagerStatements } from './endpoint-policies';

export interface ServiceEndpointsProps {
  readonly vpc: ec2.IVpc;
  readonly subnets: ec2.SubnetSelection;
  /** The subnets whose route to S3 is the endpoint. */
  readonly s3Subnets: ec2.SubnetSelection[];
  readonly organizationId?: string;
}

/** The endpoints by which a task reaches AWS, each with a policy that keeps to this account. */
export class ServiceEndpoints extends Construct {
  public readonly securityGroup: ec2.SecurityGroup;
  public readonly s3: ec2.GatewayVpcEndpoint;

  constructor(scope: Construct, id: string, props: ServiceEndpointsProps) {
    super(scope, id);
    const own = { stack: Stack.of(this), organizationId: props.organizationId };
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc,
      description: 'Interface endpoints of the gateway network',
      allowAllOutbound: false,
    });
    const { ECR, ECR_DOCKER, CLOUDWATCH_LOGS, SECRETS_MANAGER } = ec2.InterfaceVpcEndpointAwsService;
    this.createInterfaceEndpoint('EcrApi', props, ECR, ecrStatements(own));
    this.createInterfaceEndpoint('EcrDocker', props, ECR_DOCKER, ecrStatements(own));
    this.createInterfaceEndpoint('Logs', props, CLOUDWATCH_LOGS, logsStatements(own));
    this.createInterfaceEndpoint('SecretsManager', props, SECRETS_MANAGER, secretsManagerStatements(own));
    this.s3 = new ec2.GatewayVpcEndpoint(this, 'S3', {
      vpc: props.vpc,
      service: ec2.GatewayVpcEndpointAwsService.S3,
      subnets: props.s3Subnets,
    });
    addStatements(this.s3, s3Statements(own));
  }

  private createInterfaceEndpoint(
    id: string,
    props: ServiceEndpointsProps,
    service: ec2.InterfaceVpcEndpointAwsService,
    statements: iam.PolicyStatement[],
  ): void {
    const endpoint = new ec2.InterfaceVpcEndpoint(this, id, {
      vpc: props.vpc,
      subnets: props.subnets,
      service,
      securityGroups: [this.securityGroup],
      // Otherwise the whole VPC may connect: peers are named one by one instead.
      open: false,
    });
    addStatements(endpoint, statements);
  }
}

function addStatements(endpoint: ec2.VpcEndpoint, statements: iam.PolicyStatement[]): void {
  for (const statement of statements) {
    endpoint.addToPolicy(statement);
  }
}
