import { AllowedHost } from '../../lib/egress';
import { extraDomainSchema } from './egress-schema';
import { LocatedCells } from './located-cells';
import { FieldPath, Problem, quote } from './problem';
import { valueAt } from './schema-guide';

/** What the proxy of every cell may connect to. */
const ALWAYS_OPEN = [443, 993];

/** Names are resolved by the VPC's own resolver, where DNS Firewall sees them. */
const DNS_PORTS = [53, 853];

/** Judges the ports that the file opens. */
export function openedPorts({ file }: LocatedCells): Problem[] {
  return (file.egress?.ports ?? []).flatMap((port, index) => {
    if (!DNS_PORTS.includes(port)) return [];
    const message = `${port} is a port of DNS, and names are resolved by the VPC's own resolver alone; remove it`;
    return [{ field: ['egress', 'ports', index], message }];
  });
}

/** A host that a tenant connects to, and the field that asks for it. */
export interface AskedHost {
  readonly field: FieldPath;
  readonly allowed: AllowedHost;
}

/** Judges whether the proxy of the cell connects to the ports that a tenant needs. */
export function portsAreOpen({ egress }: LocatedCells['file'], hosts: readonly AskedHost[]): Problem[] {
  if (egress === undefined) return [];
  const open = [...ALWAYS_OPEN, ...egress.ports];
  return hosts.flatMap(({ field, allowed: { host, port = 443 } }) => {
    if (open.includes(port)) return [];
    const message = `${port} of ${quote(host)} is no port that the proxy of the cell connects to; add ${port} to egress.ports`;
    return [{ field, message }];
  });
}

/** The further hosts of a list that are valid by themselves. */
export function furtherHosts(list: FieldPath, data: unknown): AskedHost[] {
  const entries = valueAt(list, data);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry, index) => {
    const { data: allowed } = extraDomainSchema.safeParse(entry);
    return allowed === undefined ? [] : [{ field: [...list, index, 'port'], allowed }];
  });
}
