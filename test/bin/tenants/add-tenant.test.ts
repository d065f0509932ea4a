import { parseFragment } from '../../../bin/tenants/fragment';
import { Classification } from '../../../lib/tenancy';
import { edit } from '../../deployment/edit';
import { add, LAST, remove } from './edits';
import { ACME } from './fixture';

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
