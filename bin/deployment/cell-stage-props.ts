import { Duration, Size, TimeZone } from 'aws-cdk-lib';
import { WeeklyHours } from '../../lib/gateway';
import { Classification, Tenant } from '../../lib/tenancy';
import { CellStageProps, CellTenantProps, RemovedTenantStackOptions } from '../../patterns';
import { cellName } from './cell-name';
import { CellSection } from './cell-schema';
import { CellTenantSection, RemovedTenantSection } from './cell-tenant-schema';
import { CellsDeployment } from './deployment';
import { createEgress } from './egress';
import { cpuArchitecture, createCellIngress, createImage, createReferenceScope, importRoles } from './references';
import { days, logRetention, SESSION_SCOPES } from './stack-props';

/** What a deployment file says of one cell and its tenants, as the properties of its stage. */
export function cellStageProps(deployment: CellsDeployment, cell: CellSection): CellStageProps {
  const { file } = deployment;
  return {
    env: { account: file.account, region: file.region },
    cell: cellProps(deployment, cell),
    tenants: file.tenants.filter(tenant => tenant.cell === cell.id).map(tenant => tenantProps(deployment, tenant)),
    removedTenants: file.removedTenants
      ?.filter(removed => removed.cell === cell.id)
      .map(removed => removedTenantProps(deployment, removed)),
  };
}

function cellProps(deployment: CellsDeployment, cell: CellSection): CellStageProps['cell'] {
  const { file } = deployment;
  const references = createReferenceScope();
  return {
    description: `OpenClaw cell ${cell.id} (${file.environment})`,
    tags: { 'openclaw:environment': file.environment, 'openclaw:cell': cellName(deployment, cell.id), ...file.tags },
    cellName: cellName(deployment, cell.id),
    ingress: createCellIngress(references, file.ingress, cell),
    egress: createEgress(references, file.egress, cpuArchitecture(file.openclaw)),
    egressPorts: [993, ...file.egress.ports],
    cidr: cell.cidr ?? file.network?.cidr,
    s3PrefixListId: file.network?.s3PrefixListId,
    availabilityZones: file.availabilityZones,
    alarmEmail: file.alarms?.email,
    logRetention: logRetention(file.retention?.logsDays),
    backupRetention: days(file.retention?.backupsDays),
  };
}

function tenantProps({ file, configs }: CellsDeployment, tenant: CellTenantSection): CellTenantProps {
  const { id, size } = tenant;
  const references = createReferenceScope();
  const config = configs.get(id);
  if (config === undefined) throw new Error(`configs must hold ${id}, got none: read the file with readDeployment`);
  return {
    ...config,
    description: `OpenClaw gateway of ${id} (${file.environment})`,
    tags: { 'openclaw:environment': file.environment, ...file.tags },
    tenant: new Tenant({ ...tenant, classification: tenant.classification as Classification }),
    host: tenant.host,
    extraHosts: tenant.extraDomains,
    image: createImage(references, file.openclaw),
    sessionScope: tenant.sessionScope && SESSION_SCOPES[tenant.sessionScope],
    approvedDevices: tenant.approvedDevices,
    secretMaintainers: importRoles(references, tenant.secretMaintainers),
    cpu: size?.cpu,
    memory: size && Size.mebibytes(size.memoryMiB),
    monthlyBudgetUsd: tenant.budget?.monthlyUsd,
    budgetEmail: tenant.budget?.email,
    hours: tenant.schedule && weeklyHours(tenant.schedule),
    ownKey: tenant.encryption === 'own',
    logRetention: logRetention(tenant.retention?.logsDays ?? file.retention?.logsDays),
    rotateTokenEvery: days(file.rotation?.tokenDays),
  };
}

function weeklyHours({ timeZone, ...hours }: NonNullable<CellTenantSection['schedule']>): WeeklyHours {
  return new WeeklyHours({ ...hours, timeZone: TimeZone.of(timeZone) });
}

function removedTenantProps({ file }: CellsDeployment, removed: RemovedTenantSection): RemovedTenantStackOptions {
  return {
    description: `State of the removed OpenClaw tenant ${removed.id} (${file.environment})`,
    tags: { 'openclaw:environment': file.environment, 'openclaw:tenant': removed.id, ...file.tags },
    tenantId: removed.id,
    keepUntil: endOfDayEverywhere(removed.keepUntil),
    backupRetention: days(file.retention?.backupsDays),
  };
}

/** The western-most clocks show a day for twelve hours after it has ended in UTC. */
function endOfDayEverywhere(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + Duration.hours(36).toMilliseconds());
}
