import { libraryProblems, PropFields } from './lib-errors';
import { Deployment } from './parse';
import { formatProblems } from './problem';

const FIELDS: PropFields = {
  allowedCidrs: ['ingress', 'allowedCidrs'],
  availabilityZones: ['availabilityZones'],
  certificate: ['ingress'],
  cidr: ['network', 'cidr'],
  cpu: ['tenant', 'size', 'cpu'],
  digest: ['openclaw', 'image'],
  domainName: ['ingress', 'domain'],
  egressLists: ['egress'],
  email: ['alarms', 'email'],
  hostedZone: ['ingress', 'hostedZone'],
  hostName: ['ingress', 'domain'],
  image: ['openclaw', 'image'],
  memory: ['tenant', 'size', 'memoryMiB'],
  natGateways: ['egress', 'natGateways'],
  oidc: ['ingress', 'oidc'],
  openClawImage: ['openclaw', 'baseImage'],
  retention: ['retention', 'backupsDays'],
  rotateEvery: ['rotation', 'tokenDays'],
  s3PrefixListId: ['network', 's3PrefixListId'],
  settings: ['tenant', 'settings'],
  tenantId: ['tenant', 'id'],
  vpcZones: ['availabilityZones'],
};

/** Tells an error of the stack in the words and at the place of the deployment file. */
export function locateError({ path, locator }: Deployment, error: unknown): string[] {
  return formatProblems(path, libraryProblems(error, [], FIELDS), locator);
}
