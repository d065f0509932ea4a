import * as efs from 'aws-cdk-lib/aws-efs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, IConstruct } from 'constructs';
import { Gateway } from '../gateway';
import { GatewayLogs } from '../observability';
import { Claim, claimOnce } from './claims';
import { StateClaim } from './state-claim';
import { Tenant } from './tenant';

/** Properties of TenantBoundary. */
export interface TenantBoundaryProps {
  /** The name of the cell that the tenant lives in. */
  readonly cellName: string;

  /** The tenant. */
  readonly tenant: Tenant;

  /** The tenant's gateway. */
  readonly gateway: Gateway;

  /** The tenant's log groups. */
  readonly logs: GatewayLogs;

  /** The access point to the tenant's directory. */
  readonly accessPoint: efs.IAccessPoint;

  /** The tenant's secrets. */
  readonly secrets: secretsmanager.ISecret[];
}

/**
 * Asserts that a tenant shares nothing with another of the same app, account and region that must be its own.
 *
 * In one cell no two tenants have the same id or slot, and nowhere do two have the same host name, role, security group,
 * access point, secret or log group. What breaks it is an error at once, before anything is synthesized. That the state is
 * nobody else's, also not that of what erases it, a `StateClaim` holds when the stack is deployed.
 */
export class TenantBoundary extends Construct {
  constructor(scope: Construct, id: string, props: TenantBoundaryProps) {
    super(scope, id);
    const { tenant, cellName, gateway } = props;
    const { hostName } = gateway.config;
    claimOnce(this, tenant.id, [
      [`id '${tenant.id}' in cell ${cellName}`, 'give each tenant an id of its own'],
      [`slot ${tenant.slot} in cell ${cellName}`, "a slot is one tenant's port and listener rules, give each its own"],
      ...(hostName ? [[`hostName '${hostName}'`, 'a name leads to one gateway'] as Claim] : []),
      ...resources(props).map(
        ([name, resource]): Claim => [`${name} ${resource.node.path}`, 'make one for each tenant'],
      ),
    ]);
    gateway.service.node.addDependency(new StateClaim(this, 'State', { cellName, tenantId: tenant.id }));
  }
}

function resources({ gateway, logs, accessPoint, secrets }: TenantBoundaryProps): [name: string, IConstruct][] {
  return [
    ['task role', gateway.taskRole],
    ['execution role', gateway.executionRole],
    ...gateway.connections.securityGroups.map((group): [string, IConstruct] => ['security group', group]),
    ['access point', accessPoint],
    ...secrets.map((secret): [string, IConstruct] => ['secret', secret]),
    ['log group', logs.gateway],
    ['log group', logs.edge],
  ];
}
