import { Duration, RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { acknowledgeControl } from '../private/acknowledge-control';
import { SecretAge } from './secret-age';
import { SecretReaders } from './secret-readers';

/** Properties of a `ProviderSecret`. */
export interface ProviderSecretProps {
  /** The environment variables that the gateway takes from this secret, such as `ANTHROPIC_API_KEY`. */
  readonly secretNames: string[];

  /** The customer-managed key that encrypts the secret and the logs of its age check. */
  readonly encryptionKey: kms.IKey;

  /**
   * How old the values may grow before the alarm goes off, in whole days from 1 to 365.
   *
   * @default Duration.days(90)
   */
  readonly maxAge?: Duration;

  /**
   * The roles of the people who enter the keys: exempt from the deny, permitted nothing by it.
   *
   * @default - none, values can be replaced but not read back
   */
  readonly maintainers?: iam.IRole[];

  /**
   * Where the age alarm reports.
   *
   * @default - nowhere, the alarm is only visible in CloudWatch
   */
  readonly alarmTopic?: sns.ITopic;

  /**
   * How long the logs of the age check are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
}

/**
 * The keys that third parties issued to one tenant: one JSON secret, filled in by hand, with an alarm on its age.
 *
 * It starts with every name that OpenClaw's channels and providers use set to `not-set`; enter the real values in
 * Secrets Manager afterwards. Its resource policy denies reading to every principal but the roles passed to
 * `allowReader` and the maintainers. The secret stays when its stack is deleted, as nobody could restore its values.
 */
export class ProviderSecret extends Construct {
  /** The secret; its value is a JSON object of environment variable names and values. */
  readonly secret: secretsmanager.ISecret;

  /** The environment variables that the gateway takes from this secret. */
  readonly secretNames: string[];

  /** The key that encrypts the secret. */
  readonly encryptionKey: kms.IKey;

  /** Goes off when the values are older than `maxAge`, or when their age has not been measured for two days. */
  readonly ageAlarm: cloudwatch.Alarm;

  private readonly readers: SecretReaders;

  constructor(scope: Construct, id: string, props: ProviderSecretProps) {
    super(scope, id);
    validateSecretNames(props.secretNames);
    const maxAge = props.maxAge ?? Duration.days(90);
    validateMaxAge(maxAge);

    const secret = this.createSecret(props.encryptionKey);
    this.secret = secret;
    this.secretNames = [...props.secretNames];
    this.encryptionKey = props.encryptionKey;

    this.readers = new SecretReaders(secret, props.encryptionKey);
    for (const maintainer of props.maintainers ?? []) {
      this.readers.allow(maintainer);
    }

    const age = new SecretAge(this, 'Age', {
      secret,
      maxAge,
      encryptionKey: props.encryptionKey,
      logRetention: props.logRetention ?? logs.RetentionDays.ONE_YEAR,
      alarmTopic: props.alarmTopic,
    });
    this.ageAlarm = age.alarm;
  }

  /**
   * Exempts a role from the deny of the secret's resource policy.
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

  /** Lets a role read the secret: exempts it from the deny and adds the statements to its own policy. */
  grantRead(role: iam.IRole): iam.Grant {
    return this.readers.grantRead(role);
  }

  private createSecret(encryptionKey: kms.IKey): secretsmanager.Secret {
    const secret = new secretsmanager.Secret(this, 'Secret', {
      description: 'OpenClaw provider and channel keys, entered by hand',
      encryptionKey,
      secretStringValue: SecretValue.unsafePlainText(INITIAL_VALUE),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const reason =
      'The keys are issued by third parties that offer no API to renew them; people replace them and an alarm watches their age.';
    Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason });
    acknowledgeControl(secret, 'SecretsManagerRotationEnabled', reason);
    return secret;
  }
}

// CloudFormation overwrites the keys that people entered when this text changes: it stays as it is for ever.
const INITIAL_VALUE =
  '{"ANTHROPIC_API_KEY":"not-set","OPENAI_API_KEY":"not-set","OPENCLAW_MODEL_API_KEY":"not-set","AWS_BEARER_TOKEN_BEDROCK":"not-set","SLACK_BOT_TOKEN":"not-set","SLACK_APP_TOKEN":"not-set","SLACK_SIGNING_SECRET":"not-set","DISCORD_BOT_TOKEN":"not-set","TELEGRAM_BOT_TOKEN":"not-set","MSTEAMS_APP_PASSWORD":"not-set","IMAP_PASSWORD":"not-set"}';

function validateSecretNames(secretNames: string[]): void {
  const known = Object.keys(JSON.parse(INITIAL_VALUE));
  if (secretNames.length === 0) {
    throw new Error('secretNames must hold at least one name, got none: leave the ProviderSecret out instead');
  }
  const unknown = secretNames.filter(name => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `secretNames must be among ${known.join(', ')}, got ${unknown.join(', ')}: use a secret of your own for anything else`,
    );
  }
  const repeated = secretNames.filter((name, index) => secretNames.indexOf(name) !== index);
  if (repeated.length > 0) {
    throw new Error(`secretNames must not repeat a name, got ${repeated.join(', ')} more than once: remove it`);
  }
}

function validateMaxAge(maxAge: Duration): void {
  if (maxAge.isUnresolved()) {
    return;
  }
  const days = maxAge.toDays({ integral: false });
  if (!Number.isInteger(days) || days < 1 || days > 365) {
    throw new Error(
      `maxAge must be a whole number of days between 1 and 365, got ${maxAge.toHumanString()}: 90 days suit most third-party keys`,
    );
  }
}
