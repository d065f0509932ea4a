import { CellsDeployment } from '../deployment/deployment';
import { tenantHostName } from '../deployment/tenant-host-rules';
import { hostOf } from './layout';

/** What people outside AWS have to know about a tenant's gateway. */
export interface GatewayFacts {
  /** The name that people open; nothing when there is no way in. */
  readonly hostName?: string;
  /** What the names of its cell end in. */
  readonly domain?: string;
  /** Whether the deployment makes the record of these names. */
  readonly hasZone: boolean;
  /** Whether people log in at the load balancer. */
  readonly hasLogIn: boolean;
  /** The names of its third-party keys. */
  readonly secretNames: readonly string[];
  /** Where the services of its channels post to. */
  readonly webhookUrls: readonly { readonly channel: string; readonly url: string }[];
}

/** Reads what has to be known about the gateway of a tenant. */
export function gatewayFacts({ file, configs }: CellsDeployment, id: string): GatewayFacts {
  const tenant = file.tenants.find(candidate => candidate.id === id);
  const config = configs.get(id);
  if (tenant === undefined || config === undefined) throw new Error(`${id} is no tenant of the deployment`);
  const { ingress } = file;
  const { channels, modelProvider } = config;
  const isReachable = ingress.kind !== 'none';
  const domain = isReachable ? `${tenant.cell}.${ingress.domain}` : undefined;
  const hostName = isReachable ? tenantHostName(hostOf(tenant), tenant.cell, ingress.domain) : undefined;
  return {
    hostName,
    domain,
    hasZone: isReachable && ingress.hostedZone !== undefined,
    hasLogIn: isReachable && ingress.oidc !== undefined,
    secretNames: [modelProvider, ...channels].flatMap(({ secretNames }) => secretNames),
    webhookUrls: channels.flatMap(({ id: channel, webhooks }) =>
      webhooks.map(({ path }) => ({ channel, url: `https://${hostName}${path}` })),
    ),
  };
}
