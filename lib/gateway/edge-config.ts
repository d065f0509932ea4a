import * as fs from 'node:fs';
import * as net from 'node:net';
import { Token } from 'aws-cdk-lib';
import { assetPath } from '../private/asset-path';

/** The loopback port on which OpenClaw listens. */
export const GATEWAY_PORT = 18789;

/** The port of the edge, the only one that leaves the task. */
export const EDGE_PORT = 8443;

export interface EdgeConfigOptions {
  /** The public name of the gateway; without it the edge answers health checks alone. */
  readonly hostName?: string;
  /** Paths that take POST from a channel's own servers, and the loopback port behind each. */
  readonly webhooks: { readonly path: string; readonly port: number }[];
  /** Where the load balancer stands, whose X-Forwarded-For is believed. */
  readonly loadBalancerCidrs: string[];
}

/** Renders the nginx configuration of the edge. Whatever reaches it is validated first: nginx has no escaping. */
export function renderEdgeConfig(options: EdgeConfigOptions): string {
  validateHostName(options);
  validateWebhooks(options.webhooks);
  for (const cidr of options.loadBalancerCidrs) {
    validateClientCidr(cidr);
  }
  return fill(template('nginx.conf.template'), {
    trustedLoadBalancers: options.loadBalancerCidrs.map(cidr => `  set_real_ip_from ${cidr};`).join('\n'),
    gatewayPort: String(GATEWAY_PORT),
    hostName: options.hostName ?? 'localhost',
    site: options.hostName ? renderSite(options.hostName, options) : '',
  });
}

function renderSite(hostName: string, options: EdgeConfigOptions): string {
  return fill(template('site.conf.template'), {
    hostName,
    hostPattern: escapePattern(hostName),
    webhookPaths: options.webhooks.map(({ path }) => `    "~^${escapePattern(path)}$" webhook;`).join('\n'),
    webhookLocations: options.webhooks.map(renderWebhook).join('\n'),
  });
}

function renderWebhook({ path, port }: { path: string; port: number }): string {
  return ['', `    location = ${path} {`, `      proxy_pass http://127.0.0.1:${port};`, '    }', ''].join('\n');
}

function template(name: string): string {
  return fs.readFileSync(assetPath('containers', 'edge', name), 'utf8');
}

function fill(text: string, values: { [name: string]: string }): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]).replace(/\n{3,}/g, '\n\n');
}

function escapePattern(text: string): string {
  return text.replaceAll('.', '\\.');
}

function validateHostName({ hostName, webhooks }: EdgeConfigOptions): void {
  if (hostName === undefined) {
    if (webhooks.length > 0) {
      throw new Error(
        `config.hostName is required because channels receive webhooks at ${webhooks.map(webhook => webhook.path).join(', ')}: name the host that they are sent to`,
      );
    }
    return;
  }
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
  if (hostName.length > 253 || !new RegExp(`^(?:${label}\\.)+${label}$`).test(hostName)) {
    throw new Error(
      `config.hostName must be a fully qualified name in lower-case ASCII, got '${hostName}': write an international name in its xn-- form`,
    );
  }
}

function validateWebhooks(webhooks: EdgeConfigOptions['webhooks']): void {
  const seen = new Set<string>();
  for (const { path, port } of webhooks) {
    if (!/^(?:\/[A-Za-z0-9_-]+)+$/.test(path) || path === '/edge-health') {
      throw new Error(
        `config.webhooks must have paths of letters, digits, hyphens and underscores, got '${path}': change the channel's webhook path`,
      );
    }
    if (seen.has(path)) {
      throw new Error(`config.webhooks must have distinct paths, got '${path}' twice: give each channel its own`);
    }
    if (!Number.isInteger(port) || port < 1024 || port > 65535 || port === EDGE_PORT) {
      throw new Error(
        `config.webhooks must have ports from 1024 to 65535 other than ${EDGE_PORT}, got ${port} for '${path}'`,
      );
    }
    seen.add(path);
  }
}

function validateClientCidr(cidr: string): void {
  if (Token.isUnresolved(cidr)) {
    return;
  }
  const [address, prefix, ...rest] = cidr.split('/');
  const version = net.isIP(address);
  const bits = Number(prefix);
  if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(prefix ?? '') || bits > (version === 4 ? 32 : 128)) {
    throw new Error(`loadBalancerCidrs must be CIDR blocks, got '${cidr}': give the subnets of the load balancer`);
  }
  if (bits === 0) {
    throw new Error(
      `loadBalancerCidrs must not be everyone, got '${cidr}': any client could then claim any address; give the subnets of the load balancer`,
    );
  }
}
