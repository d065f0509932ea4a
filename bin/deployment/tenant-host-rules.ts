import { HOST_NAME } from '../../lib/private/host-name';
import { inCell, Located, LocatedCells, nameOf } from './located-cells';
import { FieldPath, Problem, quote } from './problem';
import { repetitions } from './repeated';

/** Judges the host names of the tenants. */
export function tenantHostProblems(all: LocatedCells): Problem[] {
  const { ingress } = all.file;
  if (ingress === undefined) return hostsOnce(all);
  return ingress.kind === 'none' ? hostsUnused(all) : [...hostsOnce(all), ...hostsFit(all, ingress.domain)];
}

/** The name that people open in the browser. */
export function tenantHostName(host: string, cell: string, domain: string): string {
  return `${host}.${cell}.${domain}`;
}

/** What has or had a host name. */
interface Hosted {
  readonly id: string;
  readonly cell: string;
  readonly host?: string;
}

function hostsUnused({ tenants }: LocatedCells): Problem[] {
  return tenants.flatMap(({ field, section }) => {
    if (section.host === undefined) return [];
    const message = 'is not used when ingress.kind is "none"; remove it';
    return [{ field: [...field, 'host'], at: 'key', message }];
  });
}

function hostsOnce({ tenants, removed }: LocatedCells): Problem[] {
  // Bookmarks and webhooks of a removed tenant must not find another one.
  return [...inCell<Hosted>([...removed, ...tenants])].flatMap(([cell, here]) =>
    repetitions(here, hostOf)
      // The same id twice is told already.
      .filter(({ item, first }) => item.section.id !== first.section.id)
      .map(({ item, first }) => ({
        field: hostField(item),
        message: `${quote(hostOf(item))} is the host of ${nameOf(first)} in cell ${quote(cell)} already; give this tenant another host`,
      })),
  );
}

function hostsFit({ tenants }: LocatedCells, domain: string): Problem[] {
  return tenants.flatMap(located => {
    const [host, { cell }] = [hostOf(located), located.section];
    const name = host === undefined || cell === undefined ? undefined : tenantHostName(host, cell, domain);
    if (name === undefined || HOST_NAME.test(name)) return [];
    const message = `makes a host name of ${name.length} characters, which may have 253; shorten it or ingress.domain`;
    return [{ field: hostField(located), message }];
  });
}

function hostOf({ section: { host, id } }: Located<Hosted>): string | undefined {
  return host ?? id;
}

function hostField({ field, section }: Located<Hosted>): FieldPath {
  return [...field, section.host === undefined ? 'id' : 'host'];
}
