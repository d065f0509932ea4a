import { Classification } from '../../../lib/tenancy';
import { edit } from '../../deployment/edit';
import { add, forget, move, remove, TOMBSTONE } from './edits';
import { ACME } from './fixture';

const REMOVED = remove(ACME, 'support').source.text;

test('frees the slot, the host and the id, once the day has passed', () => {
  const { source, isCellEmpty } = forget(REMOVED, '2026-12-07');
  expect(source.text).toBe(edit(REMOVED, [[`removedTenants:\n  - ${TOMBSTONE}\n`, 'removedTenants: []\n']]));
  expect(isCellEmpty).toBe(false);
  expect(add(source.text, { id: 'support', host: 'help' }).place).toMatchObject({ cell: 'a', slot: 1 });
});

test.each(['2026-11-01', '2026-12-06'])('refuses on %s, before the day has passed', today => {
  expect(() => forget(REMOVED, today)).toThrow(
    `the state of support in cell a is kept until 2026-12-06, and today is ${today}; forget it when it was erased after that day`,
  );
});

test('tells when nobody is left in the cell', () => {
  const dedicated = add(ACME, { classification: Classification.RESTRICTED }).source.text;
  expect(forget(remove(dedicated, 'sales').source.text, '2026-12-07', 'sales').isCellEmpty).toBe(true);
});

test('wants the cell named when a tenant left two', () => {
  const twice = remove(move(ACME, 'legal').source.text, 'legal').source.text;
  expect(() => forget(twice, '2026-12-07', 'legal')).toThrow(
    'legal left its state in the cells a and b; name one with --cell',
  );
  expect(forget(twice, '2026-12-07', 'legal', 'b').tombstone).toMatchObject({ cell: 'b', slot: 1 });
});

test.each([
  ['legal', undefined, 'legal is a tenant; remove it first'],
  ['intern', undefined, 'there is nothing to forget: no removed tenant has the id "intern"'],
  ['support', 'b', 'there is nothing to forget: no removed tenant has the id "support" in cell b'],
])('refuses %s in cell %s, which left nothing', (id, cell, message) => {
  expect(() => forget(REMOVED, '2026-12-07', id, cell)).toThrow(new Error(message));
});
