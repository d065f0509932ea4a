import { Located, LocatedCells, nameOf } from './located-cells';
import { FieldPath, Problem, quote } from './problem';
import { repetitions } from './repeated';

/** Judges the ids of tenants: one tenant each, also after the tenant is gone. */
export function tenantIdProblems({ tenants, removed }: LocatedCells): Problem[] {
  return [
    ...idsOnce(tenants, 'use another one'),
    ...idsOnce(removed, 'keep one of them'),
    ...notRemoved(tenants, removed),
  ];
}

interface Placed {
  readonly id: string;
  readonly cell: string;
}

function idsOnce(list: readonly Located<Placed>[], advice: string): Problem[] {
  return repetitions(list, ({ section }) => section.id).map(({ item, first }) => {
    const [id, home] = [quote(item.section.id), first.section.cell];
    const message =
      home === item.section.cell || home === undefined
        ? `${id} is the id of ${nameOf(first)} already; ${advice}`
        : `${id} is in cell ${quote(home)} already, as ${nameOf(first)}; a tenant has one cell, so keep one of the entries`;
    return { field: idField(item), message };
  });
}

function notRemoved(tenants: LocatedCells['tenants'], removed: LocatedCells['removed']): Problem[] {
  const tombstones = new Map(removed.map(located => [located.section.id, located]));
  return tenants.flatMap(located => {
    const tombstone = located.section.id === undefined ? undefined : tombstones.get(located.section.id);
    if (tombstone === undefined) return [];
    const { removedOn = 'a day before', keepUntil = 'a later one' } = tombstone.section;
    const message = `${nameOf(tombstone)} was removed on ${removedOn}, and its state is kept until ${keepUntil}; use another id, or wait until the state is erased and that entry gone`;
    return [{ field: idField(located), message }];
  });
}

function idField({ field }: Located<Placed>): FieldPath {
  return [...field, 'id'];
}
