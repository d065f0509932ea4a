import { isIPv4 } from 'node:net';

/** An IPv4 address range in CIDR notation. */
export interface IpRange {
  /** The first address as a number. */
  readonly first: number;
  readonly prefix: number;
}

/** Reads a range; answers nothing when the text is none or does not begin with its first address. */
export function parseIpRange(text: string): IpRange | undefined {
  const match = /^([\d.]+)\/(\d{1,2})$/.exec(text);
  const [address = '', length = ''] = match?.slice(1) ?? [];
  const prefix = Number(length);
  if (!isIPv4(address) || prefix > 32) return undefined;
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return first % size(prefix) === 0 ? { first, prefix } : undefined;
}

function size(prefix: number): number {
  return 2 ** (32 - prefix);
}
