import { EgressList } from './egress-list';

/**
 * Names the hosts on ports of their own, such as 993, to the gateway's entry point.
 *
 * OpenClaw takes its HTTP through the proxy by itself, and leaves out other protocols, such as IMAP.
 */
export function tunneledHosts({ allowedHosts }: EgressList): { [name: string]: string } {
  const hosts = allowedHosts.filter(({ port = 443 }) => port !== 443).map(({ host, port }) => `${host}:${port}`);
  return hosts.length > 0 ? { OPENCLAW_TUNNELED_HOSTS: [...new Set(hosts)].join(',') } : {};
}
