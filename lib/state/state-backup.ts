import { Duration, Fn, Names, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Properties of StateBackup. */
export interface StateBackupProps {
  /** The file system to back up. */
  readonly fileSystem: efs.IFileSystem;

  /** The key that encrypts the backups. */
  readonly encryptionKey: kms.IKey;

  /**
   * How long a daily backup is kept, in whole days from 7 to 3650.
   *
   * @default Duration.days(35)
   */
  readonly retention?: Duration;

  /**
   * When the vault's lock becomes final, counted from its creation: whole days, 3 or more.
   *
   * From then on nobody, AWS included, can shorten the retention, delete a backup or the vault. Until then, and
   * without this, those whom IAM allows to change the lock can.
   *
   * @default - the lock stays one that an administrator of backups can lift (governance mode)
   */
  readonly complianceAfter?: Duration;
}

/** Daily backups of the gateway's state in a locked vault that survives the stack. */
export class StateBackup extends Construct {
  /** The vault, from which nobody deletes a backup by hand. */
  public readonly vault: backup.IBackupVault;

  /** The plan that fills the vault. */
  public readonly plan: backup.BackupPlan;

  constructor(scope: Construct, id: string, props: StateBackupProps) {
    super(scope, id);
    const retention = props.retention ?? Duration.days(35);
    validateRetention(retention);
    this.validateComplianceAfter(props.complianceAfter);

    this.vault = this.createVault(props, retention);
    this.plan = new backup.BackupPlan(this, 'Plan', {
      backupVault: this.vault,
      backupPlanRules: [
        new backup.BackupPlanRule({
          ruleName: 'Daily',
          scheduleExpression: events.Schedule.cron({ hour: '3', minute: '0' }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(12),
          deleteAfter: retention,
        }),
      ],
    });
    this.plan.addSelection('State', {
      backupSelectionName: 'OpenClawState',
      resources: [backup.BackupResource.fromEfsFileSystem(props.fileSystem)],
      role: this.createRole(),
      disableDefaultBackupPolicy: true,
    });
  }

  private createVault(props: StateBackupProps, retention: Duration): backup.BackupVault {
    return new backup.BackupVault(this, 'Vault', {
      backupVaultName: this.vaultName(),
      encryptionKey: props.encryptionKey,
      blockRecoveryPointDeletion: true,
      lockConfiguration: { minRetention: retention, changeableFor: props.complianceAfter },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  // A vault must have a name, and outlives the stack, also one whose first deployment was rolled back: the end of the
  // stack's own id keeps the next deployment from meeting it. A name has 50 characters at most.
  private vaultName(): string {
    const stackUuid = Fn.select(2, Fn.split('/', Stack.of(this).stackId));
    return `${Names.uniqueResourceName(this, { maxLength: 36 })}-${Fn.select(4, Fn.split('-', stackUuid))}`;
  }

  private createRole(): iam.Role {
    const role = new iam.Role(this, 'Role', {
      description: 'Backs up the OpenClaw state',
      assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup')],
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      reason:
        'AWS keeps this policy in step with what AWS Backup calls; a copy that falls behind would end backups silently. Only AWS Backup can assume the role.',
    });
    return role;
  }

  private validateComplianceAfter(complianceAfter?: Duration): void {
    if (!complianceAfter) {
      return;
    }
    const days = complianceAfter.isUnresolved() ? 3 : complianceAfter.toDays({ integral: false });
    if (!Number.isInteger(days) || days < 3) {
      throw new Error(
        `complianceAfter must be a whole number of days, 3 or more, got ${complianceAfter.toHumanString()}: AWS Backup asks for that time to test the lock`,
      );
    }
    Validations.of(this).addWarning(
      'openclaw:StateBackup.compliance',
      'The backup vault locks in compliance mode: after the grace time neither you nor AWS can delete a backup, shorten its retention or remove the vault. Leave complianceAfter out for governance mode.',
    );
  }
}

function validateRetention(retention: Duration): void {
  if (retention.isUnresolved()) {
    return;
  }
  const days = retention.toDays({ integral: false });
  if (!Number.isInteger(days) || days < 7 || days > 3650) {
    throw new Error(
      `retention must be a whole number of days from 7 to 3650, got ${retention.toHumanString()}: keep at least a week, or a fault found on Monday has outlived its backups`,
    );
  }
}
