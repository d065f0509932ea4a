import { nextCellId } from '../../../bin/tenants/cell-id';
import { ACME, open } from './fixture';

function next(...ids: string[]): string {
  const { layout } = open(ACME);
  return nextCellId({ ...layout, cells: ids.map(id => ({ id, kind: 'shared' as never })) });
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

test.each([
  [[], 'a'],
  [['a'], 'b'],
  [['b', 'eu'], 'a'],
  [['a', 'c'], 'b'],
  [LETTERS, 'aa'],
  [[...LETTERS, 'aa'], 'ab'],
  [[...LETTERS, ...LETTERS.map(letter => `a${letter}`)], 'ba'],
])('beside the cells %j the next is %s', (ids, id) => {
  expect(next(...ids)).toBe(id);
});

test('a cell that tombstones name is not opened again', () => {
  const { layout } = open(ACME);
  const tombstone = { id: 'old', cell: 'b', slot: 1, removedOn: '2026-11-01', keepUntil: '2026-12-06', movedTo: 'c' };
  expect(nextCellId({ ...layout, removedTenants: [tombstone] })).toBe('d');
});
