import { Duration, Size } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { SessionScope } from '../../lib/config';
import { SingleTenantStackProps } from '../../patterns';
import { SingleTenantDeployment } from './deployment';
import { createEgress } from './egress';
import { cpuArchitecture, createImage, createIngress, createReferenceScope, importRoles } from './references';

export const SESSION_SCOPES = {
  perChannelPeer: SessionScope.PER_CHANNEL_PEER,
  perAccountChannelPeer: SessionScope.PER_ACCOUNT_CHANNEL_PEER,
};

/** What a deployment file of one tenant says, as the properties of the single-tenant pattern. */
export function singleTenantStackProps({ file, config }: SingleTenantDeployment): SingleTenantStackProps {
  const references = createReferenceScope();
  const { tenant, egress, retention, rotation } = file;
  return {
    ...config,
    description: `OpenClaw gateway of ${tenant.id} (${file.environment})`,
    env: { account: file.account, region: file.region },
    tags: { 'openclaw:environment': file.environment, 'openclaw:tenant': tenant.id, ...file.tags },
    tenantId: tenant.id,
    ingress: createIngress(references, file.ingress),
    egress: createEgress(references, egress, cpuArchitecture(file.openclaw)),
    extraHosts: egress.extraDomains,
    image: createImage(references, file.openclaw),
    cidr: file.network?.cidr,
    s3PrefixListId: file.network?.s3PrefixListId,
    availabilityZones: file.availabilityZones,
    sessionScope: tenant.sessionScope && SESSION_SCOPES[tenant.sessionScope],
    approvedDevices: tenant.approvedDevices,
    secretMaintainers: importRoles(references, tenant.secretMaintainers),
    cpu: tenant.size?.cpu,
    memory: tenant.size && Size.mebibytes(tenant.size.memoryMiB),
    alarmEmail: file.alarms?.email,
    logRetention: logRetention(retention?.logsDays),
    backupRetention: days(retention?.backupsDays),
    rotateTokenEvery: days(rotation?.tokenDays),
  };
}

export function days(count: number | undefined): Duration | undefined {
  return count === undefined ? undefined : Duration.days(count);
}

/** The values of RetentionDays are the days themselves. */
export function logRetention(count: number | undefined): logs.RetentionDays | undefined {
  return count;
}
