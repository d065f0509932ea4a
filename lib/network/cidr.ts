import * as ec2 from 'aws-cdk-lib/aws-ec2';

const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];
const LARGEST_PREFIX = 16;

interface Block {
  readonly address: number;
  readonly prefix: number;
}

/** Throws unless the block is private, well-formed and large enough for the subnets in each of the zones. */
export function validateCidr(cidr: string, subnets: ec2.SubnetConfiguration[], zones: number): void {
  const block = parse(cidr);
  if (!block) {
    throw new Error(`cidr must be an IPv4 block such as 10.0.0.0/20, got "${cidr}"`);
  }
  if (block.address % size(block.prefix) !== 0) {
    const start = format(block.address - (block.address % size(block.prefix)));
    throw new Error(`cidr must begin with its first address, got ${cidr}: write ${start}/${block.prefix}`);
  }
  if (!PRIVATE_RANGES.some(range => contains(range, block))) {
    throw new Error(
      `cidr must lie in a private range (${PRIVATE_RANGES.join(', ')}), got ${cidr}: ` +
        'hosts on the internet that own these addresses could not be reached',
    );
  }
  const smallest = smallestPrefix(subnets, zones);
  if (block.prefix < LARGEST_PREFIX || block.prefix > smallest) {
    throw new Error(
      `cidr must be from /${LARGEST_PREFIX} to /${smallest} to hold the subnets of ${zones} zones, got ${cidr}`,
    );
  }
}

function smallestPrefix(subnets: ec2.SubnetConfiguration[], zones: number): number {
  let end = 0;
  for (const { cidrMask } of subnets.flatMap(subnet => Array(zones).fill(subnet))) {
    end = Math.ceil(end / size(cidrMask)) * size(cidrMask) + size(cidrMask);
  }
  return 32 - Math.ceil(Math.log2(end));
}

function parse(cidr: string): Block | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr)?.slice(1).map(Number);
  if (!parts || parts.slice(0, 4).some(octet => octet > 255) || parts[4] > 32) {
    return undefined;
  }
  return { address: parts.slice(0, 4).reduce((address, octet) => address * 256 + octet, 0), prefix: parts[4] };
}

function contains(range: string, block: Block): boolean {
  const outer = parse(range) as Block;
  return block.address >= outer.address && block.address + size(block.prefix) <= outer.address + size(outer.prefix);
}

function size(prefix: number): number {
  return 2 ** (32 - prefix);
}

function format(address: number): string {
  return [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.');
}
