import { AllowedHost } from '../../lib/egress';
import { ConfigInputs } from './config-inputs';
import { Deployment } from './deployment';

/** A tenant of a deployment of any topology. */
export interface DeployedTenant {
  readonly id: string;
  readonly config: ConfigInputs;
  /** The hosts that its gateway may reach beyond those that its configuration brings. */
  readonly extraHosts: readonly AllowedHost[];
}

/** The tenants of a deployment, in the order of the file. */
export function tenantsOf(deployment: Deployment): DeployedTenant[] {
  if (deployment.topology === 'single-tenant') {
    const { file, config } = deployment;
    return [{ id: file.tenant.id, config, extraHosts: file.egress.extraDomains ?? [] }];
  }
  const { file, configs } = deployment;
  return file.tenants.flatMap(({ id, extraDomains = [] }) => {
    const config = configs.get(id);
    return config === undefined ? [] : [{ id, config, extraHosts: extraDomains }];
  });
}
