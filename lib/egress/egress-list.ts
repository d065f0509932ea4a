import { AllowedHost, ReadableTextRecords } from './allowed-host';

/** What one tenant's gateway may reach. */
export interface EgressList {
  /** The tenant, as its gateway and its state know it. */
  readonly tenantId: string;

  /** The tenant's fixed number in its cell, 1 to 85: it decides the proxy port, so it never changes. */
  readonly slot: number;

  /** The hosts that the gateway may connect to. */
  readonly allowedHosts: AllowedHost[];

  /**
   * The domains whose TXT records the gateway may read.
   *
   * @default - none
   */
  readonly readableTextRecords?: ReadableTextRecords[];
}

/** The number of tenants that a cell holds. */
export const MAX_SLOT = 85;

const FIRST_PORT = 3100;

/** The port of the egress proxy that belongs to a slot, and to nobody else. */
export function proxyPort(slot: number): number {
  return FIRST_PORT + slot;
}

/** The list of one tenant; an error says which there are. */
export function listOf(lists: EgressList[], tenantId: string): EgressList {
  const list = lists.find(candidate => candidate.tenantId === tenantId);
  if (list === undefined) {
    const known = lists.map(candidate => candidate.tenantId).join(', ') || 'none';
    throw new Error(`tenantId must be one that has an egress list, got '${tenantId}': the network knows ${known}`);
  }
  return list;
}
