import { edit } from '../../deployment/edit';
import { forget, LAST, move, TOMBSTONE } from './edits';
import { ACME } from './fixture';

const TWO = edit(ACME, [['    kind: shared\n', '    kind: shared\n  - id: b\n    kind: shared\n']]);

test('writes the new cell and slot in the place of the old ones, and leaves a tombstone that says where it went', () => {
  const { source, place } = move(TWO, 'support', 'b');
  expect(place).toMatchObject({ cell: 'b', slot: 1 });
  const tombstone = TOMBSTONE.replace(' }', ', movedTo: b }');
  expect(source.text).toBe(
    edit(TWO, [
      ['cell: a   # with the others\n    slot: 1', 'cell: b   # with the others\n    slot: 1'],
      [LAST, `\nremovedTenants:\n  - ${tombstone}\n${LAST}`],
    ]),
  );
});

test('opens a cell when there is no other', () => {
  const { source, place } = move(ACME, 'press');
  expect(place).toMatchObject({ cell: 'b', slot: 1, opens: 'shared' });
  expect(source.text).toContain('{ id: press, cell: b, slot: 1, classification');
});

test('refuses to move again or back while the tombstone of the last move stands', () => {
  const { source } = move(TWO, 'legal', 'b');
  const message =
    'legal left cell a on 2026-11-01, and its state there is kept until 2026-12-06; move it again when that is forgotten';
  expect(() => move(source.text, 'legal', 'a')).toThrow(new Error(message));
  expect(() => move(source.text, 'legal')).toThrow(new Error(message));
  const { source: free } = forget(source.text, '2026-12-07', 'legal');
  expect(move(free.text, 'legal', 'a').place).toMatchObject({ cell: 'a', slot: 2 });
});
