import { EditedText } from '../../../bin/tenants/edited-text';
import { edit } from '../../deployment/edit';
import { ACME } from './fixture';

const FIELDS = ['id: new', 'purpose: |', '  One.', '', '  Two.'];

test('adds an entry below the last one, parted as the others are', () => {
  const { text } = new EditedText(ACME).append('tenants', FIELDS, 'cells');
  const added = '\n  - id: new\n    purpose: |\n      One.\n\n      Two.\n';
  expect(text).toBe(edit(ACME, [['\n# Woken', `${added}\n# Woken`]]));
});

test('starts a list below another section, parted as that is from the one above', () => {
  const { text } = new EditedText(ACME).append('removedTenants', ['{ id: new }'], 'tenants');
  expect(text).toBe(edit(ACME, [['\n# Woken', '\nremovedTenants:\n  - { id: new }\n\n# Woken']]));
});

test.each([
  ['an empty list', 'a: 1\nlist: []   # none\nb: 2\n', 'a: 1\nlist:   # none\n  - id: new\nb: 2\n'],
  ['a list without a value', 'a: 1\nlist:\n\nb: 2\n', 'a: 1\nlist:\n  - id: new\n\nb: 2\n'],
  ['a list without indentation', 'list:\n- id: old\nb: 2\n', 'list:\n- id: old\n- id: new\nb: 2\n'],
  ['the end of a file', 'list:\n   - id: old\n', 'list:\n   - id: old\n   - id: new\n'],
  ['the end of a file without a line break', 'list:\n  - id: old', 'list:\n  - id: old\n  - id: new'],
  ['a file with line breaks of Windows', 'list:\r\n  - id: old\r\n', 'list:\r\n  - id: old\r\n  - id: new\r\n'],
  [
    'comments that belong to the last entry, and those that do not',
    'list:\n  - id: old\n    # of old\n  # of the list\nb: 2\n',
    'list:\n  - id: old\n    # of old\n  - id: new\n  # of the list\nb: 2\n',
  ],
  ['a list without a value that a comment is beside', 'list:   # ours\nb: 2\n', 'list:   # ours\n  - id: new\nb: 2\n'],
  [
    'a list that is missing, in a file with indentation',
    '  a: 1\n  b: 2\n',
    '  a: 1\n  list:\n    - id: new\n  b: 2\n',
  ],
  [
    'a list that is missing, behind comments that are indented as the list above is',
    'a:\n  - id: old\n  # - id: parked\n\n  # More.\n# Of b.\nb: 2\n',
    'a:\n  - id: old\n  # - id: parked\n\n  # More.\nlist:\n  - id: new\n# Of b.\nb: 2\n',
  ],
  [
    'a list that is missing, above the comments of the next section',
    'a:\n- id: old\n# Of b.\nb: 2\n',
    'a:\n- id: old\nlist:\n- id: new\n# Of b.\nb: 2\n',
  ],
  [
    'a list that is missing, behind comments that a blank line parts from the next section',
    'a:\n- id: old\n# - id: parked\n\n# Of b.\nb: 2\n',
    'a:\n- id: old\n# - id: parked\nlist:\n- id: new\n\n# Of b.\nb: 2\n',
  ],
  [
    'a list that is missing, behind the comments at the end of a file',
    'a:\n- id: old\n# - id: parked',
    'a:\n- id: old\n# - id: parked\nlist:\n- id: new',
  ],
  [
    'a list that is missing, by the indentation of others',
    'a: 1\nc:\n    - 1\n',
    'a: 1\nlist:\n    - id: new\nc:\n    - 1\n',
  ],
])('adds an entry to %s', (_, before, after) => {
  expect(new EditedText(before).append('list', ['id: new'], 'a').text).toBe(after);
});

test('takes an entry out with the comments inside it and one of the blank lines around it', () => {
  const start = ACME.indexOf('  - id: support');
  const end = ACME.indexOf('  - id: legal');
  // The comment above stands outside, so the blank line below goes on parting it from the next entry.
  const expected = `${ACME.slice(0, start)}\n${ACME.slice(end)}`;
  expect(new EditedText(ACME).remove('tenants', 0).text).toBe(expected);
});

test('takes the last entry out, and keeps what parts its list from the next section', () => {
  const start = ACME.indexOf('  - { id: press');
  const end = ACME.indexOf('\n# Woken');
  expect(new EditedText(ACME).remove('tenants', 2).text).toBe(ACME.slice(0, start - 1) + ACME.slice(end));
});

test.each([
  ['the only entry', 'list: # all\n  - id: old\nb: 2\n', 0, 'list: [] # all\nb: 2\n'],
  ['the only entry of a file', 'list:\n\n  - id: old', 0, 'list: []\n'],
  ['an entry whose dash stands alone', 'list:\n  -\n    id: old\n  - id: b\n', 0, 'list:\n  - id: b\n'],
  ['the first entry', 'list:\n  - id: old\n\n  - id: b\n\n  - id: c\n', 0, 'list:\n  - id: b\n\n  - id: c\n'],
  ['the last entry', 'list:\n  - id: b\n\n  - id: old\n', 1, 'list:\n  - id: b\n'],
  ['an entry that ends in a text block', 'list:\n  - id: |\n      x\n\n  - id: b\n', 0, 'list:\n  - id: b\n'],
])('takes out %s', (_, before, index, after) => {
  expect(new EditedText(before).remove('list', index).text).toBe(after);
});

test('tells how many lines of comment stand straight above an entry', () => {
  const source = new EditedText(ACME);
  expect([0, 1, 2].map(index => source.commentsAbove('tenants', index))).toEqual([1, 0, 0]);
});

test('tells in which line an entry begins', () => {
  const lines = ACME.split('\n');
  expect(lines[new EditedText(ACME).lineOf('tenants', 1) - 1]).toBe('  - id: legal');
});

test.each([
  [['tenants', 0, 'cell'], 'b', 'cell: a   # with', 'cell: b   # with'],
  [['tenants', 1, 'cell'], 'b', 'cell: "a"', 'cell: "b"'],
  [['tenants', 1, 'slot'], 17, 'slot: 2', 'slot: 17'],
  [['tenants', 2, 'cell'], 'null', 'press, cell: a', 'press, cell: "null"'],
])('writes at %j another word in the place of the value', (path, value, from, to) => {
  expect(new EditedText(ACME).replace(path, value).text).toBe(edit(ACME, [[from, to]]));
});

test.each([
  ['in braces', '{ "list": [] }', 'is written in braces, as JSON is'],
  ['a list of words', '- a\n', 'is no YAML that can be edited'],
  ['full of aliases', 'a: &x 1\nb: *x\n', 'has aliases ("*name"); write the values out'],
  ['a mistake', 'a: [\n', 'is no YAML that can be edited'],
])('refuses a file that is %s', (_, text, message) => {
  expect(() => new EditedText(text)).toThrow(message);
});

test.each([
  ['brackets', 'list: [{ id: old }]\n', 'list must be a list with each entry on lines of its own, after "- "'],
  ['words in its place', 'list: none\n', 'list must be a list with each entry'],
])('refuses to add to a list with %s', (_, text, message) => {
  expect(() => new EditedText(text).append('list', ['id: new'], 'list')).toThrow(message);
});

test('refuses an edit that would change what stands around it', () => {
  const blankLinesCount = 'list:\n  - id: |+\n      x\n  - id: b\n\n  - id: c\n';
  expect(() => new EditedText(blankLinesCount).remove('list', 1)).toThrow('cannot edit without touching');
});
