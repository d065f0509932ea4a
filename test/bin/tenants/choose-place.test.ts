import { choosePlace, Newcomer } from '../../../bin/tenants/choose-place';
import { Layout } from '../../../bin/tenants/layout';
import { Classification, Placement } from '../../../lib/tenancy';

const { PUBLIC, INTERNAL, CONFIDENTIAL } = Classification;
const { SHARED, DEDICATED } = Placement;

/** A layout with so many tenants in each cell; the cells are shared unless listed. */
function layout(counts: { [cell: string]: number }, dedicated: string[] = [], props: Partial<Layout> = {}): Layout {
  return {
    topology: 'hybrid',
    name: 'acme',
    cells: Object.keys(counts).map(id => ({ id, kind: dedicated.includes(id) ? DEDICATED : SHARED })),
    tenants: Object.entries(counts).flatMap(([cell, count]) => tenants(cell, count)),
    removedTenants: [],
    ...props,
  };
}

function tenants(cell: string, count: number): Layout['tenants'] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${cell}-${index + 1}`,
    cell,
    slot: index + 1,
    classification: INTERNAL,
  }));
}

function choose(all: Layout, newcomer: Partial<Newcomer> = {}) {
  return choosePlace(all, { id: 'new', classification: INTERNAL, ...newcomer });
}

test('takes the least full shared cell, the first of several', () => {
  expect(choose(layout({ a: 3, b: 1, c: 1, d: 0 }, ['d']))).toEqual({
    cell: 'b',
    slot: 2,
    why: 'the least full that internal tenants may share (taken of 85 slots: b 1, c 1, a 3)',
  });
});

test('tells no more cells than a reader takes in', () => {
  const counts = Object.fromEntries([...'abcdefghijkl'].map(cell => [cell, 3]));
  expect(choose(layout(counts)).why).toMatch(/slots: a 3, b 3, c 3, d 3, e 3, f 3, g 3, h 3, …\)$/);
});

test('takes the lowest free slot; tombstones take theirs', () => {
  const removed = { id: 'old', cell: 'a', slot: 2, removedOn: '2026-11-01', keepUntil: '2026-12-06' };
  const all = layout({ a: 4 }, [], { removedTenants: [removed] });
  const without = (...slots: number[]) => ({
    ...all,
    tenants: all.tenants.filter(({ slot }) => !slots.includes(slot)),
  });
  expect(choose(without(2)).slot).toBe(5);
  expect(choose(without(2, 3)).slot).toBe(3);
  expect(choose({ ...without(2), removedTenants: [] }).slot).toBe(2);
});

test('opens a shared cell when all are full', () => {
  expect(choose(layout({ a: 85, b: 84 }))).not.toHaveProperty('opens');
  expect(choose(layout({ a: 85, b: 85 }))).toEqual({
    cell: 'c',
    slot: 1,
    opens: 'shared',
    why: 'all others that are shared are full',
  });
});

test('opens a cell of its own for a tenant whose classification asks for one', () => {
  expect(choose(layout({ a: 3, b: 1 }, ['b']), { classification: CONFIDENTIAL })).toEqual({
    cell: 'c',
    slot: 1,
    opens: 'dedicated',
    why: 'confidential tenants have a cell of their own',
  });
});

test('uses a dedicated cell in which nobody is before it opens one', () => {
  expect(choose(layout({ a: 0, b: 1, c: 0, d: 0 }, ['b', 'c', 'd']), { classification: CONFIDENTIAL })).toEqual({
    cell: 'c',
    slot: 1,
    why: 'confidential tenants have a cell of their own, and nobody is in this one',
  });
});

test('opens a cell when the state of a tenant that left is in the dedicated one', () => {
  const removed = { id: 'old', cell: 'b', slot: 1, removedOn: '2026-11-01', keepUntil: '2026-12-06' };
  const all = layout({ a: 1, b: 0 }, ['b'], { removedTenants: [removed] });
  expect(choose(all, { classification: CONFIDENTIAL })).toMatchObject({ cell: 'c', opens: 'dedicated' });
});

test('follows the placement that the file says', () => {
  const all = layout({ a: 3 }, [], { placement: { confidential: SHARED, public: DEDICATED } });
  expect(choose(all, { classification: CONFIDENTIAL })).toMatchObject({ cell: 'a', slot: 4 });
  expect(choose(all, { classification: PUBLIC })).toMatchObject({ cell: 'b', opens: 'dedicated' });
});

test('takes the cell that was asked for, an empty dedicated one too', () => {
  expect(choose(layout({ a: 3, b: 0 }), { cell: 'a' })).toEqual({ cell: 'a', slot: 4, why: 'it was asked for' });
  expect(choose(layout({ a: 3, b: 0 }, ['b']), { cell: 'b' })).toMatchObject({ cell: 'b', slot: 1 });
  const opened = choose(layout({ a: 3, b: 0 }, ['b']), { classification: CONFIDENTIAL, cell: 'b' });
  expect(opened).toEqual({ cell: 'b', slot: 1, why: 'it was asked for' });
});

test('passes over a cell in which the host is taken', () => {
  expect(choose(layout({ a: 3, b: 1 }), { host: 'b-1' })).toMatchObject({ cell: 'a', slot: 4 });
});

test('does not take the cell that a tenant comes from', () => {
  expect(choose(layout({ a: 1, b: 3 }), { leaves: 'a' })).toMatchObject({ cell: 'b' });
  expect(choose(layout({ a: 1 }), { leaves: 'a' })).toMatchObject({ cell: 'b', opens: 'shared' });
});

test.each<[string, Layout, Partial<Newcomer>, string]>([
  [
    'an unknown cell',
    layout({ a: 1, b: 1 }),
    { cell: 'c' },
    'there is no cell "c"; name one of a, b, or leave --cell out',
  ],
  [
    'a full cell',
    layout({ a: 85, b: 1 }),
    { cell: 'a' },
    'cell a is full: 85 of 85 slots are taken; leave --cell out to have one chosen',
  ],
  [
    'the own cell of somebody else',
    layout({ a: 1, b: 1 }, ['b']),
    { cell: 'b' },
    'cell b is the own cell of b-1; leave --cell out, or name another one',
  ],
  [
    'a shared cell for data that must not share one',
    layout({ a: 1 }),
    { cell: 'a', classification: CONFIDENTIAL },
    'cell a is shared, and a confidential tenant needs a cell of its own; leave --cell out to have one chosen, or set placement.confidential to shared if that was decided',
  ],
  [
    'a cell of its own where the topology has none',
    layout({ a: 1 }, [], { topology: 'multi-tenant' }),
    { classification: CONFIDENTIAL },
    'a confidential tenant needs a cell of its own, which topology multi-tenant does not have; use topology hybrid, or set placement.confidential to shared if that was decided',
  ],
  [
    'a shared cell where the topology has no other',
    layout({ a: 1 }, [], { topology: 'multi-tenant' }),
    { cell: 'a', classification: CONFIDENTIAL },
    'a confidential tenant needs a cell of its own, which topology multi-tenant does not have; use topology hybrid, or set placement.confidential to shared if that was decided',
  ],
  [
    'a host that is taken in the cell',
    layout({ a: 2, b: 0 }),
    { cell: 'a', host: 'a-2' },
    'the host "a-2" is taken in cell a, by a-2; give it another one',
  ],
  [
    'a host that is taken in each cell',
    layout({ a: 2 }),
    { host: 'a-2' },
    'the host "a-2" is taken in every cell that has room; give it another one',
  ],
  ['the cell that it is in', layout({ a: 2 }), { id: 'a-1', cell: 'a', leaves: 'a' }, 'a-1 is in cell a already'],
])('refuses %s', (_, all, newcomer, message) => {
  expect(() => choose(all, newcomer)).toThrow(new Error(message));
});

test('keeps a host of a tombstone for itself', () => {
  const removed = { id: 'old', host: 'help', cell: 'a', slot: 9, removedOn: '2026-11-01', keepUntil: '2026-12-06' };
  const all = layout({ a: 1 }, [], { removedTenants: [removed] });
  expect(() => choose(all, { cell: 'a', host: 'help' })).toThrow('the host "help" is taken in cell a, by old');
});
