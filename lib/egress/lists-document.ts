import { createHash } from 'node:crypto';
import { AllowedHost } from './allowed-host';
import { EgressList, proxyPort } from './egress-list';

/** The lists of all tenants as the egress proxy reads them, and the checksum that it asks of them. */
export interface ListsDocument {
  readonly text: string;
  readonly sha256: string;
}

/**
 * Renders the lists: `{ version, tenants: [{ tenant, port, hosts: [{ host, port, privateEndpoint? }] }] }`.
 *
 * The order of tenants and hosts in the source does not show, so that the same lists give the same checksum.
 */
export function renderListsDocument(lists: EgressList[]): ListsDocument {
  const tenants = [...lists]
    .sort((a, b) => a.slot - b.slot)
    .map(({ tenantId, slot, allowedHosts }) => ({
      tenant: tenantId,
      port: proxyPort(slot),
      hosts: allowedHosts.map(listedHost).sort((a, b) => compare(sortKey(a), sortKey(b))),
    }));
  const text = JSON.stringify({ version: 1, tenants });
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

interface ListedHost {
  readonly host: string;
  readonly port: number;
  readonly privateEndpoint?: true;
}

function listedHost({ host, port = 443, privateEndpoint }: AllowedHost): ListedHost {
  return { host, port, ...(privateEndpoint ? { privateEndpoint } : {}) };
}

function sortKey({ host, port }: ListedHost): string {
  return `${host}:${port}`;
}

// Not by locale: the bytes must be the same on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
