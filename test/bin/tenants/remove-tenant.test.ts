import { edit } from '../../deployment/edit';
import { LAST, remove, TOMBSTONE } from './edits';
import { ACME, open } from './fixture';

test('takes the tenant out and leaves a tombstone with its slot and its host', () => {
  const { source, tombstone, commentsLeft } = remove(ACME, 'support');
  const start = ACME.indexOf('  - id: support');
  const rest = ACME.slice(0, start) + ACME.slice(ACME.indexOf('\n  - id: legal'));
  expect(source.text).toBe(edit(rest, [[LAST, `\nremovedTenants:\n  - ${TOMBSTONE}\n${LAST}`]]));
  expect(tombstone).toMatchObject({ id: 'support', cell: 'a', slot: 1, host: 'help', keepUntil: '2026-12-06' });
  expect(commentsLeft).toBe(1);
});

test('keeps the state for as long as backups, unless told otherwise', () => {
  const text = `${ACME}retention:\n  backupsDays: 90\n`;
  expect(remove(text, 'legal').tombstone).toMatchObject({ host: undefined, keepUntil: '2027-01-30' });
  expect(remove(text, 'legal', 7).tombstone.keepUntil).toBe('2026-11-08');
});

test('a comment above the last tenant stays in its section, however far from the left', () => {
  const text = `topology: hybrid
name: acme
cells: [{ id: a, kind: shared }]
tenants:
- { id: first, cell: a, slot: 1, classification: internal }
# About last.
- { id: last, cell: a, slot: 2, classification: internal }
# Woken at night.
alarms: {}
`;
  expect(remove(text, 'last').source.text).toContain('}\n# About last.\nremovedTenants:\n- { id: last, ');
  expect(remove(text, 'last').source.text).toContain('}\n# Woken at night.\nalarms: {}\n');
});

test('leaves an empty list behind the last tenant', () => {
  const text = ['support', 'legal', 'press'].reduce((before, id) => remove(before, id).source.text, ACME);
  expect(text).toContain('tenants: []\n');
  expect(open(text).layout.removedTenants.map(({ id }) => id)).toEqual(['support', 'legal', 'press']);
});

test('refuses a tenant that there is not, or no longer', () => {
  expect(() => remove(ACME, 'suport')).toThrow('there is no tenant "suport"; did you mean "support"?');
  expect(() => remove(remove(ACME, 'legal').source.text, 'legal')).toThrow('legal was removed already, on 2026-11-01');
});
