import { Token, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { GatewayRoute } from './ingress-endpoint';

/** Shorter than this and the list is the internet by another name. */
const SHORTEST_PREFIX = 8;

/** Refuses ranges that are no ranges, and ranges that let everybody in where nobody signs in. */
export function validateClientCidrs(cidrs: string[], signIn: boolean): void {
  for (const cidr of cidrs.filter(entry => !Token.isUnresolved(entry))) {
    const prefix = prefixOf(cidr);
    if (prefix < SHORTEST_PREFIX && !signIn) {
      throw new Error(
        `allowedCidrs must not hold a range wider than /${SHORTEST_PREFIX} without oidc, got '${cidr}': name the networks of your people or add oidc`,
      );
    }
  }
}

/** Whether the whole internet is in the list. */
export function opensToInternet(cidrs: string[]): boolean {
  return cidrs.some(cidr => cidr.endsWith('/0'));
}

/** Warns where services post to a gateway that only some ranges reach. */
export function warnOfWebhooks(scope: Construct, cidrs: string[], { webhookPaths }: GatewayRoute): void {
  if (webhookPaths?.length && !opensToInternet(cidrs)) {
    Validations.of(scope).addWarning(
      'openclaw:Ingress.webhookSenders',
      `Whoever posts to ${webhookPaths.join(', ')} must be inside allowedCidrs: prefer a channel that connects outwards.`,
    );
  }
}

function prefixOf(cidr: string): number {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  const [a = 256, b = 256, c = 256, d = 256, prefix = 33] = (match ?? []).slice(1).map(Number);
  if (Math.max(a, b, c, d) > 255 || prefix > 32) {
    throw new Error(`allowedCidrs must hold IPv4 ranges such as '10.20.0.0/16', got '${cidr}'`);
  }
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  if (address % 2 ** (32 - prefix) !== 0) {
    throw new Error(
      `allowedCidrs must hold the first address of each range, got '${cidr}': a host is written with /32`,
    );
  }
  return prefix;
}
