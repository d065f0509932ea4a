import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { SecretReaders } from './secret-readers';
import { ITokenRotation } from './token-rotation';

/** Properties of a `GatewayToken`. */
export interface GatewayTokenProps {
  /** The function that rotates the token; tokens share it. */
  readonly rotation: ITokenRotation;

  /** The customer-managed key that encrypts the token. */
  readonly encryptionKey: kms.IKey;

  /**
   * How often the token is replaced, in whole days from 1 to 90.
   *
   * @default Duration.days(30)
   */
  readonly rotateEvery?: Duration;
}

/**
 * The bearer token that clients present to one gateway: generated, 64 letters and digits, and rotated on a schedule.
 *
 * Its resource policy denies reading to every principal but the rotation function and the roles passed to
 * `allowReader`, administrators included. The token goes away with its stack: it opens nothing but the gateway.
 *
 * A gateway reads its token when it starts: compose the token with a `SecretRollout`, or after the first rotation the
 * gateway refuses the token that Secrets Manager shows.
 */
export class GatewayToken extends Construct {
  /** The secret; its whole value is the token. */
  readonly secret: secretsmanager.ISecret;

  /** The key that encrypts the token. */
  readonly encryptionKey: kms.IKey;

  private readonly readers: SecretReaders;

  constructor(scope: Construct, id: string, props: GatewayTokenProps) {
    super(scope, id);
    const rotateAfterDays = wholeDays(props.rotateEvery ?? Duration.days(30));

    const secret = new secretsmanager.Secret(this, 'Secret', {
      description: 'OpenClaw gateway token',
      encryptionKey: props.encryptionKey,
      // Any change here makes CloudFormation generate another token.
      generateSecretString: { passwordLength: 64, excludePunctuation: true, includeSpace: false },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.secret = secret;
    this.encryptionKey = props.encryptionKey;

    this.readers = new SecretReaders(secret, props.encryptionKey);
    this.readers.allow(props.rotation.role);

    // The L2 schedule would let Secrets Manager invoke the function for any account.
    const schedule = new secretsmanager.CfnRotationSchedule(this, 'Schedule', {
      secretId: secret.secretArn,
      rotationLambdaArn: props.rotation.function.functionArn,
      rotationRules: { automaticallyAfterDays: rotateAfterDays },
      // The token was generated a moment ago; a change of the schedule must not restart the gateway.
      rotateImmediatelyOnUpdate: false,
    });
    schedule.node.addDependency(props.rotation, secret.node.findChild('Policy'));
  }

  /**
   * Exempts a role from the deny of the token's resource policy.
   *
   * This alone permits nothing: the role's own policies must allow the reading, as `readStatements` spells it.
   */
  allowReader(role: iam.IRole): void {
    this.readers.allow(role);
  }

  /** The statements that a reader's own policy needs: get this value and decrypt it, nothing else. */
  readStatements(): iam.PolicyStatement[] {
    return this.readers.statements();
  }

  /** Lets a role read the token: exempts it from the deny and adds the statements to its own policy. */
  grantRead(role: iam.IRole): iam.Grant {
    return this.readers.grantRead(role);
  }
}

function wholeDays(rotateEvery: Duration): number {
  if (rotateEvery.isUnresolved()) {
    return rotateEvery.toDays();
  }
  const days = rotateEvery.toDays({ integral: false });
  if (!Number.isInteger(days) || days < 1 || days > 90) {
    throw new Error(
      `rotateEvery must be a whole number of days between 1 and 90, got ${rotateEvery.toHumanString()}: each rotation restarts the gateway once, 30 days suit most`,
    );
  }
  return days;
}
