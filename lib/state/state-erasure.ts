import { Duration, Tags } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { assetPath } from '../private/asset-path';
import { closedSecurityGroup } from '../private/closed-security-group';
import { deadLetterQueue } from '../private/dead-letter-queue';
import { encryptedLogGroup } from '../private/encrypted-log-group';
import { denyNetworkToCode, runPolicy } from '../private/function-policies';
import { createLineCount } from '../private/line-count';
import { validateTenantId } from '../private/tenant-id';
import { ErasureAlarms } from './erasure-alarms';
import { ErasureSchedule } from './erasure-schedule';
import { mountStatement } from './mount-statement';

/** Properties of StateErasure. */
export interface StateErasureProps {
  /** The tenant whose state it is. */
  readonly tenantId: string;

  /** The way into the tenant's directory; all that is below it is erased. */
  readonly accessPoint: efs.IAccessPoint;

  /** The file system of the access point. */
  readonly fileSystem: efs.IFileSystem;

  /** The network of the file system. */
  readonly vpc: ec2.IVpc;

  /**
   * The subnets that the function runs in; each zone of them needs a mount target.
   *
   * @default - the private subnets of `vpc`
   */
  readonly subnets?: ec2.SubnetSelection;

  /** The customer-managed key that encrypts the function's logs and its dead-letter queue. */
  readonly encryptionKey: kms.IKey;

  /** The moment from which the state is erased; until then nothing is touched. */
  readonly keepUntil: Date;

  /**
   * How long a backup of the file system is kept, in whole days: the record says when the last one with the state ends.
   *
   * @default Duration.days(35)
   */
  readonly backupRetention?: Duration;

  /** Who is told of an erasure that fails, or that nobody hears of. */
  readonly alarmTopic: sns.ITopic;

  /**
   * How long the record of the erasure is kept.
   *
   * @default logs.RetentionDays.TEN_YEARS
   */
  readonly logRetention?: logs.RetentionDays;
}

/**
 * Keeps the state of a removed tenant until a date, then erases it and writes a record of that.
 *
 * A function mounts the tenant's access point once a day. Before the date it only says that the state is kept, which
 * shows that the mount works; from then on it removes everything, looks again that nothing is left, and writes one line
 * of JSON with the event `state-erased`. What is too much for one run goes on the next day. Backups of the file system
 * still hold the state until they expire. Remove the tenant's gateway first: the function removes what is in use too.
 *
 * It reserves one of the account's concurrent executions.
 */
export class StateErasure extends Construct implements ec2.IConnectable {
  /** The function that erases. */
  public readonly function: lambda.Function;

  /** Where the record of the erasure stands; it holds no name of a file, and stays when the stack goes. */
  public readonly logGroup: logs.ILogGroup;

  /** Where runs end that failed for good. */
  public readonly deadLetterQueue: sqs.IQueue;

  /** The alarms: a run that failed, days without an end, and days without a run. */
  public readonly alarms: cloudwatch.Alarm[];

  /** The security group of the function, which reaches the file system and nothing else. */
  public readonly connections: ec2.Connections;

  private readonly erased: logs.MetricFilter;

  constructor(scope: Construct, id: string, props: StateErasureProps) {
    super(scope, id);
    validateTenantId(props.tenantId);
    validateKeepUntil(props.keepUntil);
    validateBackupRetention(props.backupRetention);

    this.logGroup = encryptedLogGroup(this, 'Logs', {
      encryptionKey: props.encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.TEN_YEARS,
    });
    this.deadLetterQueue = deadLetterQueue(this, props.encryptionKey);
    const securityGroup = closedSecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc,
      description: 'Erasure of OpenClaw state',
    });
    this.connections = new ec2.Connections({ securityGroups: [securityGroup] });
    const role = this.createRole(props);
    this.function = this.createFunction(props, role, securityGroup);
    const codePolicy = new iam.ManagedPolicy(this, 'CodePolicy', {
      description: 'What the code of the erasure of OpenClaw state may not do',
      roles: [role],
      statements: [denyNetworkToCode(this.function)],
    });
    new ErasureSchedule(this, 'Schedule', this.function).node.addDependency(codePolicy);

    this.erased = createLineCount(this, 'Erased', this.logGroup, '{ $.event = "state-erased" }');
    const runs = createLineCount(this, 'Runs', this.logGroup, '{ $.event = "state-*" }');
    const unfinished = createLineCount(this, 'Unfinished', this.logGroup, '{ $.event = "state-erasing" }');
    const byDay = { statistic: cloudwatch.Stats.SUM, period: Duration.days(1) };
    this.alarms = new ErasureAlarms(this, 'Alarms', {
      tenantId: props.tenantId,
      topic: props.alarmTopic,
      failed: this.metricFailed(),
      runs: runs.metric(byDay),
      unfinished: unfinished.metric(byDay),
    }).alarms;
    Tags.of(this).add('openclaw:tenant', props.tenantId);
  }

  /** Erasures that were completed and verified; there is one, on the day that it is done. */
  public metricErased(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.erased.metric({ statistic: cloudwatch.Stats.SUM, ...options });
  }

  /** Runs that failed: what is left is tried again on the next day. */
  public metricFailed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.function.metricErrors(options);
  }

  private createRole(props: StateErasureProps): iam.Role {
    const policy = runPolicy(this, 'RunPolicy', {
      purpose: 'the erasure of OpenClaw state',
      logGroup: this.logGroup,
      deadLetterQueue: this.deadLetterQueue,
      encryptionKey: props.encryptionKey,
      inNetwork: true,
      statements: [mountStatement(props.fileSystem, props.accessPoint)],
    });
    return new iam.Role(this, 'Role', {
      description: 'Erases the state of an OpenClaw tenant',
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [policy],
      permissionsBoundary: policy,
    });
  }

  private createFunction(props: StateErasureProps, role: iam.Role, securityGroup: ec2.SecurityGroup): lambda.Function {
    return new lambda.Function(this, 'Function', {
      description: 'Erases the state of an OpenClaw tenant when its time has come',
      code: lambda.Code.fromAsset(assetPath('lambda', 'state-erasure', 'bundle')),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: 512,
      timeout: Duration.minutes(15),
      reservedConcurrentExecutions: 1,
      environment: {
        TENANT_ID: props.tenantId,
        STATE_DIRECTORY: MOUNT_PATH,
        KEEP_UNTIL: props.keepUntil.toISOString(),
        BACKUP_RETENTION_DAYS: `${(props.backupRetention ?? Duration.days(35)).toDays()}`,
        // Node.js has four at a time, and each waits for the network here.
        UV_THREADPOOL_SIZE: '32',
      },
      filesystem: new StateMount(props),
      // CDK would grant more than the exact policies that the role has.
      role: role.withoutPolicyUpdates(),
      deadLetterQueue: this.deadLetterQueue,
      logGroup: this.logGroup,
      vpc: props.vpc,
      vpcSubnets: props.subnets,
      securityGroups: [securityGroup],
    });
  }
}

const MOUNT_PATH = '/mnt/state';

/** The mount as CDK makes it, but of an access point that need not know its file system, and without its policies. */
class StateMount extends lambda.FileSystem {
  constructor({ accessPoint, fileSystem }: StateErasureProps) {
    super({
      localMountPath: MOUNT_PATH,
      arn: accessPoint.accessPointArn,
      dependency: [fileSystem.mountTargetsAvailable],
      connections: fileSystem.connections,
    });
  }
}

function validateKeepUntil(keepUntil: Date): void {
  const time = keepUntil.getTime();
  // Seconds given for milliseconds, and a year alone, are dates of 1970: the state would be erased at once.
  if (Number.isNaN(time) || time < Date.UTC(2026, 0, 1)) {
    throw new Error(
      `keepUntil must be a date of 2026 or later, got ${Number.isNaN(time) ? 'no date' : keepUntil.toISOString()}: from then on the state is erased for good`,
    );
  }
}

function validateBackupRetention(retention?: Duration): void {
  const days = retention?.isUnresolved() ? Number.NaN : (retention?.toDays({ integral: false }) ?? 1);
  if (!Number.isInteger(days) || days < 1) {
    throw new Error(
      `backupRetention must be a whole number of days, 1 or more, got ${retention?.toHumanString()}: give what StateBackup was given`,
    );
  }
}
