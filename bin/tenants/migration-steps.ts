import { cellName } from '../deployment/cell-name';
import { CellsDeployment } from '../deployment/deployment';
import { dns, keys, logIn, webhooks } from './arrival-steps';
import { Place } from './choose-place';
import { forget, leave } from './departure-steps';
import { GatewayFacts, gatewayFacts } from './gateway-facts';
import { TenantEntry, Tombstone } from './layout';
import { deployCommand, Step } from './step';

/** How long a cell keeps backups unless the file says otherwise. */
const BACKUP_DAYS = 35;

/** A move as it stands in the file. */
export interface Migration {
  readonly tenant: TenantEntry;
  readonly place: Place;
  readonly tombstone: Tombstone;
}

/** What takes a tenant's gateway from one cell to another, in order. */
export function migrationSteps(deployment: CellsDeployment, { tenant, place, tombstone }: Migration): Step[] {
  const facts = gatewayFacts(deployment, tenant.id);
  const [from, to] = [cellName(deployment, tenant.cell), cellName(deployment, place.cell)];
  return [
    stop(tenant.id, from),
    backUp(deployment, from),
    prepare(deployment, place, to),
    restore(tenant.id, to),
    { text: 'Deploy the gateway in its new place.', commands: [deployCommand(deployment, [`${to}/${tenant.id}`])] },
    ...keys(facts),
    ...newName(facts, tenant, place),
    ...webhooks(facts),
    {
      text: `Verify: it answers in each channel, remembers an earlier conversation, and its alarms are quiet. Until here the way back is the file before this change and a desired count of 1 in ${from}.`,
    },
    ...leave(deployment, tombstone),
    deleteOldKeys(tenant, place),
    forget(deployment, tombstone),
  ];
}

function stop(id: string, from: string): Step {
  const service = `--cluster '<cluster of ${from}>'`;
  return {
    text: 'Stop the gateway, so that nothing writes its state any more and no channel has two.',
    commands: [
      `aws ecs update-service ${service} --service '<service of ${id}>' --desired-count 0`,
      `aws ecs wait services-stable ${service} --services '<service of ${id}>'`,
    ],
  };
}

function backUp({ file }: CellsDeployment, from: string): Step {
  // The lock of the vault takes no backup that is kept for less.
  const lifecycle = `--lifecycle DeleteAfterDays=${file.retention?.backupsDays ?? BACKUP_DAYS}`;
  return {
    text: `Back up the file system of ${from}, and wait until the job is COMPLETED.`,
    commands: [
      `aws backup start-backup-job --backup-vault-name '<vault of ${from}>' --resource-arn '<file system of ${from}>' --iam-role-arn '<backup role of ${from}>' ${lifecycle}`,
      "aws backup describe-backup-job --backup-job-id '<job>'",
    ],
  };
}

function prepare(deployment: CellsDeployment, { cell, opens }: Place, to: string): Step {
  if (opens === undefined) {
    return {
      text: `Deploy what it may reach to cell ${cell}, without the gateway yet.`,
      commands: [deployCommand(deployment, [`${to}/lists`])],
    };
  }
  return {
    text: `Deploy cell ${cell}, without the gateway yet; --no-rollback is for its first time only.`,
    commands: [deployCommand(deployment, [`${to}/lists`, `${to}/cell`], ' --no-rollback')],
  };
}

/** AWS Backup never restores over what is there, hence the move. */
function restore(id: string, to: string): Step {
  const metadata = {
    'file-system-id': `<file system of ${to}>`,
    newFileSystem: 'false',
    Encrypted: 'true',
    PerformanceMode: 'generalPurpose',
    CreationToken: `move-${id}`,
    ItemsToRestore: JSON.stringify([`/tenants/${id}`]),
  };
  return {
    text: `Restore /tenants/${id} to the file system of ${to}. It arrives below /aws-backup-restore_<time>: move it to /tenants/${id}, owned by 1000:1000, mode 0700.`,
    commands: [
      `aws backup start-restore-job --recovery-point-arn '<recovery point>' --iam-role-arn '<role with AWSBackupServiceRolePolicyForRestores>' --metadata '${JSON.stringify(metadata)}'`,
    ],
  };
}

/** Every model has a key, so that there is a secret; it outlives its stack, so that no key is lost by mistake. */
function deleteOldKeys(tenant: TenantEntry, place: Place): Step {
  return {
    text: `Delete the secret of its third-party keys in cell ${tenant.cell}: it stayed when the stack went, and the keys are in cell ${place.cell} now.`,
  };
}

function newName(facts: GatewayFacts, tenant: TenantEntry, place: Place): Step[] {
  const { hostName } = facts;
  if (hostName === undefined) return [];
  const old = hostName.replace(`.${place.cell}.`, `.${tenant.cell}.`);
  return [
    ...dns(facts, place),
    ...logIn(facts),
    {
      text: `Tell its people: the address is https://${hostName} in place of https://${old}, the token is a new one, and each browser is a new device for approvedDevices.`,
    },
  ];
}
