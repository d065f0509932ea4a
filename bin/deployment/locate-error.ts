import { Deployment } from './deployment';
import { libraryProblems, PropFields } from './lib-errors';
import { FieldPath, formatProblems } from './problem';

const FIELDS: PropFields = {
  allowedCidrs: ['ingress', 'allowedCidrs'],
  availabilityZones: ['availabilityZones'],
  certificate: ['ingress'],
  cidr: ['network', 'cidr'],
  digest: ['openclaw', 'image'],
  domainName: ['ingress', 'domain'],
  egressLists: ['egress'],
  email: ['alarms', 'email'],
  hostedZone: ['ingress', 'hostedZone'],
  hostName: ['ingress', 'domain'],
  image: ['openclaw', 'image'],
  natGateways: ['egress', 'natGateways'],
  oidc: ['ingress', 'oidc'],
  openClawImage: ['openclaw', 'baseImage'],
  retention: ['retention', 'backupsDays'],
  rotateEvery: ['rotation', 'tokenDays'],
  s3PrefixListId: ['network', 's3PrefixListId'],
  vpcZones: ['availabilityZones'],
};

/** Where the props of a tenant stand below it. */
const TENANT_FIELDS: PropFields = {
  cpu: ['size', 'cpu'],
  memory: ['size', 'memoryMiB'],
  settings: ['settings'],
  tenantId: ['id'],
};

/** Tells an error of a stack in the words and at the place of the deployment file; a tenant's stack names its tenant. */
export function locateError(deployment: Deployment, error: unknown, tenantId?: string): string[] {
  const { path, locator } = deployment;
  const tenant = tenantField(deployment, tenantId);
  const below = Object.entries(tenant === undefined ? {} : TENANT_FIELDS).map(
    ([prop, field]) => [prop, [...(tenant ?? []), ...field]] as const,
  );
  return formatProblems(path, libraryProblems(error, [], { ...FIELDS, ...Object.fromEntries(below) }), locator);
}

function tenantField(deployment: Deployment, tenantId: string | undefined): FieldPath | undefined {
  if (deployment.topology === 'single-tenant') return ['tenant'];
  const index = deployment.file.tenants.findIndex(({ id }) => id === tenantId);
  return index < 0 ? undefined : ['tenants', index];
}
