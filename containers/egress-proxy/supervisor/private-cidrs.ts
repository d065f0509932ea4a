import { BlockList, isIPv4 } from 'node:net';

/** The ranges of the VPC that must never count as the internet. */
export interface PrivateCidrs {
  readonly cidrs: string[];
  /** Whether one of them lies in a range that RFC 1918 does not name, which an interface endpoint may then answer with. */
  readonly shared: boolean;
}

const SHARED = new BlockList();
SHARED.addSubnet('100.64.0.0', 10);
SHARED.addSubnet('198.18.0.0', 15);

/** Reads `EGRESS_PRIVATE_CIDRS`. */
export function parsePrivateCidrs(text: string): PrivateCidrs {
  const cidrs = text.split(',').map(cidr => cidr.trim());
  for (const cidr of cidrs) validateCidr(cidr);
  return { cidrs, shared: cidrs.some(cidr => SHARED.check(addressOf(cidr))) };
}

function validateCidr(cidr: string): void {
  const [, address = '', prefix] = /^([\d.]+)\/(\d{1,2})$/.exec(cidr) ?? [];
  // VPCs have between /16 and /28; wider ones are accepted as a summary of several.
  if (isIPv4(address) && Number(prefix) >= 8 && Number(prefix) <= 32) return;
  throw new Error(`EGRESS_PRIVATE_CIDRS must be IPv4 ranges such as 10.0.0.0/16, divided by commas, got '${cidr}'`);
}

function addressOf(cidr: string): string {
  return cidr.split('/')[0] ?? '';
}
