import { Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, IConstruct } from 'constructs';
import { acknowledgeControl } from '../private/acknowledge-control';
import { assetPath } from '../private/asset-path';
import { closedSecurityGroup } from '../private/closed-security-group';
import { deadLetterQueue } from '../private/dead-letter-queue';
import { encryptedLogGroup } from '../private/encrypted-log-group';
import { runPolicy } from '../private/function-policies';
import { rotatePolicy } from './rotation-policies';

/** The function that rotates gateway tokens, in whatever stack it is. */
export interface ITokenRotation extends IConstruct {
  /** The rotation function. */
  readonly function: lambda.IFunction;

  /** The role that the function runs as. */
  readonly role: iam.IRole;
}

/** What a stack must know to use a rotation function of another. */
export interface TokenRotationAttributes {
  /** The ARN of the rotation function. */
  readonly functionArn: string;

  /** The ARN of the role that the function runs as. */
  readonly roleArn: string;
}

/** Properties of a `TokenRotation`. */
export interface TokenRotationProps {
  /** The customer-managed key that encrypts the function's logs and its dead-letter queue. */
  readonly encryptionKey: kms.IKey;

  /**
   * The network that the function runs in; it needs a way to the Secrets Manager endpoint there.
   *
   * @default - none, the function calls Secrets Manager's public endpoint
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets that the function runs in.
   *
   * @default - the private subnets of `vpc`
   */
  readonly subnets?: ec2.SubnetSelection;

  /**
   * How long the function's logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
}

// Tokens of a whole cell can fall due in the same hour; Secrets Manager retries what does not get a turn.
const CONCURRENCY = 5;

/**
 * The function that rotates gateway tokens, shared by all tokens of a deployment.
 *
 * It may touch only the secrets that name it as their rotation function, so its policy stays the same however many
 * tokens there are, also tokens of other stacks. In a VPC its security group allows nothing out: pass the construct to
 * whoever opens the way to the Secrets Manager endpoint. It reserves 5 of the account's concurrent executions, which an
 * account with the initial quota of 10 refuses: ask for a higher quota first.
 */
export class TokenRotation extends Construct implements ITokenRotation, ec2.IConnectable {
  /** Uses the rotation function of another stack. */
  static fromTokenRotationAttributes(
    scope: Construct,
    id: string,
    attributes: TokenRotationAttributes,
  ): ITokenRotation {
    return new ImportedTokenRotation(scope, id, attributes);
  }

  /** The rotation function. */
  readonly function: lambda.IFunction;

  /** The role that the function runs as. */
  readonly role: iam.IRole;

  /** Where invocations end that failed for good; whoever finds a message here has a rotation to look after. */
  readonly deadLetterQueue: sqs.IQueue;

  /** The security groups of the function; none outside a VPC. */
  readonly connections: ec2.Connections;

  constructor(scope: Construct, id: string, props: TokenRotationProps) {
    super(scope, id);
    if (props.subnets && !props.vpc) {
      throw new Error('subnets must come with the vpc that they belong to, got subnets alone: pass vpc too');
    }

    const logGroup = encryptedLogGroup(this, 'Logs', {
      encryptionKey: props.encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.ONE_YEAR,
    });
    this.deadLetterQueue = deadLetterQueue(this, props.encryptionKey);
    const role = new iam.Role(this, 'Role', {
      description: 'OpenClaw token rotation',
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [
        runPolicy(this, 'RunPolicy', {
          purpose: 'the rotation function',
          logGroup,
          deadLetterQueue: this.deadLetterQueue,
          encryptionKey: props.encryptionKey,
          inNetwork: props.vpc !== undefined,
        }),
      ],
    });
    this.role = role;
    this.connections = new ec2.Connections({ securityGroups: this.createSecurityGroups(props.vpc) });

    this.function = this.createFunction(props, role.withoutPolicyUpdates(), logGroup);
    rotatePolicy(this, 'RotatePolicy', this.function, this.role);
    this.function.addPermission('SecretsManager', {
      principal: new iam.ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: Stack.of(this).account,
    });
  }

  private createSecurityGroups(vpc?: ec2.IVpc): ec2.SecurityGroup[] {
    if (!vpc) {
      return [];
    }
    const description = 'OpenClaw token rotation';
    return [closedSecurityGroup(this, 'SecurityGroup', { vpc, description })];
  }

  private createFunction(props: TokenRotationProps, role: iam.IRole, logGroup: logs.ILogGroup): lambda.Function {
    const rotation = new lambda.Function(this, 'Function', {
      description: 'Rotates OpenClaw gateway tokens',
      code: lambda.Code.fromAsset(assetPath('lambda', 'gateway-token-rotation', 'bundle')),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(30),
      reservedConcurrentExecutions: CONCURRENCY,
      role,
      deadLetterQueue: this.deadLetterQueue,
      logGroup,
      vpc: props.vpc,
      vpcSubnets: props.subnets,
      securityGroups: props.vpc && this.connections.securityGroups,
    });
    if (!props.vpc) {
      acknowledgeControl(
        rotation,
        'LambdaInsideVPC',
        'The function calls Secrets Manager alone, over TLS and with IAM; vpc puts it into a network.',
      );
    }
    return rotation;
  }
}

class ImportedTokenRotation extends Construct implements ITokenRotation {
  readonly function: lambda.IFunction;
  readonly role: iam.IRole;

  constructor(scope: Construct, id: string, { functionArn, roleArn }: TokenRotationAttributes) {
    super(scope, id);
    this.function = lambda.Function.fromFunctionArn(this, 'Function', functionArn);
    this.role = iam.Role.fromRoleArn(this, 'Role', roleArn, { mutable: false });
  }
}
