import { addTenant, NewTenant } from '../../../bin/tenants/add-tenant';
import { forgetTenant } from '../../../bin/tenants/forget-tenant';
import { parseFragment } from '../../../bin/tenants/fragment';
import { moveTenant } from '../../../bin/tenants/move-tenant';
import { removeTenant } from '../../../bin/tenants/remove-tenant';
import { Classification } from '../../../lib/tenancy';
import { edit } from '../../deployment/edit';
import { ACME, open } from './fixture';

const SALES: NewTenant = {
  id: 'sales',
  classification: Classification.INTERNAL,
  owner: 'sales-team',
  purpose: 'Drafts offers: from the price list.',
  reviewBy: '2027-06-01',
  modelProvider: { kind: 'openAi', model: 'gpt-5.5' },
};
const TODAY = { today: '2026-11-01' };
const LAST = '\n# Woken';
const TOMBSTONE = '{ id: support, cell: a, slot: 1, host: help, removedOn: "2026-11-01", keepUntil: "2026-12-06" }';

function add(text: string, props: Partial<NewTenant> = {}) {
  const { source, layout } = open(text);
  return addTenant(source, layout, { ...SALES, ...props });
}

function remove(text: string, id: string, keepDays?: number) {
  const { source, layout } = open(text);
  return removeTenant(source, layout, id, { ...TODAY, keepDays });
}

function move(text: string, id: string, cell?: string) {
  const { source, layout } = open(text);
  return moveTenant(source, layout, id, { ...TODAY, cell });
}

function forget(text: string, today: string, id = 'support', cell?: string) {
  const { source, layout } = open(text);
  return forgetTenant(source, layout, { id, cell, today });
}

describe('add', () => {
  test('writes what a tenant must have, and its further fields as a person wrote them', () => {
    const fragment = parseFragment('sales.yaml', '# Read only.\ntools:\n  profile: minimal   # no writing\n');
    const { source, place } = add(ACME, { host: 'offers', fragment });
    expect(place).toMatchObject({ cell: 'a', slot: 3 });
    const entry = `
  - id: sales
    cell: a
    slot: 3
    host: offers
    classification: internal
    owner: sales-team
    purpose: "Drafts offers: from the price list."
    reviewBy: "2027-06-01"
    modelProvider:
      kind: openAi
      model: gpt-5.5
    # Read only.
    tools:
      profile: minimal   # no writing
`;
    expect(source.text).toBe(edit(ACME, [[LAST, entry + LAST]]));
  });

  test('opens a cell, with a certificate where one is given, and leaves the range of its VPC to the file', () => {
    const { source } = add(ACME, { classification: Classification.RESTRICTED, certificateArn: 'arn:aws:acm:c/1' });
    const cell = '    kind: shared\n  - id: b\n    kind: dedicated\n    certificateArn: arn:aws:acm:c/1\n';
    expect(source.text).toContain(cell);
    expect(source.text).toContain('  - id: sales\n    cell: b\n    slot: 1\n');
  });

  test('writes a cell as the others are written', () => {
    const text = edit(ACME, [['  - id: a   # the first\n    kind: shared', '  - { id: a, kind: shared }']]);
    const { source } = add(text, { classification: Classification.RESTRICTED });
    expect(source.text).toContain('  - { id: a, kind: shared }\n  - { id: b, kind: dedicated }\n');
  });

  test.each([
    ['the id of a tenant', ACME, 'legal', 'legal is a tenant already, in cell a; choose another id'],
    [
      'the id of a tombstone',
      remove(ACME, 'support').source.text,
      'support',
      'support was removed on 2026-11-01, and its state in cell a is kept until 2026-12-06; choose another id, or forget it first',
    ],
  ])('refuses %s', (_, text, id, message) => {
    expect(() => add(text, { id })).toThrow(new Error(message));
  });

  test('refuses two models', () => {
    const fragment = parseFragment('sales.yaml', 'modelProvider: { kind: openAi, model: gpt-5.5 }\n');
    expect(() => add(ACME, { fragment })).toThrow('leave out --model-provider');
    expect(add(ACME, { fragment, modelProvider: undefined }).source.text).toContain(
      '    modelProvider: { kind: openAi, model: gpt-5.5 }\n',
    );
  });
});

describe('remove', () => {
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

  test('leaves an empty list behind the last tenant', () => {
    const text = ['support', 'legal', 'press'].reduce((before, id) => remove(before, id).source.text, ACME);
    expect(text).toContain('tenants: []\n');
    expect(open(text).layout.removedTenants.map(({ id }) => id)).toEqual(['support', 'legal', 'press']);
  });

  test('refuses a tenant that there is not, or no longer', () => {
    expect(() => remove(ACME, 'suport')).toThrow('there is no tenant "suport"; did you mean "support"?');
    expect(() => remove(remove(ACME, 'legal').source.text, 'legal')).toThrow(
      'legal was removed already, on 2026-11-01',
    );
  });
});

describe('move', () => {
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
});

describe('forget', () => {
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
});
