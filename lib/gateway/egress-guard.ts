import { AllowedHost } from '../egress';
import { covers } from '../private/host-coverage';

/** Refuses a way out that lacks a host which the configuration needs: the gateway would start, and its channel stay dead. */
export function validateEgress(needed: AllowedHost[], allowed: AllowedHost[]): void {
  const missing = needed.filter(host => !allowed.some(candidate => covers(candidate, host)));
  if (missing.length > 0) {
    throw new Error(missing.map(describe).join('\n'));
  }
}

function describe({ host, port = 443, reason }: AllowedHost): string {
  return `egress must let "${host}" through on port ${port}, which the config needs (${reason}), got a list without it: add config.allowedHosts to the tenant's egress list`;
}
