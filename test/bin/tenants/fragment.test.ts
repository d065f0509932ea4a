import { parseFragment } from '../../../bin/tenants/fragment';

const FIELDS = ['# Of HR.', 'modelProvider:', '  kind: openAi', '', '  # Large.', '  model: gpt-5.5', 'tools: {}'];

test.each([
  ['as they are', FIELDS],
  ['below a marker', ['# Not of the tenant.', '---', ...FIELDS]],
  ['up to an end that is marked', [...FIELDS, '', '... # end', '# Not of the tenant.']],
  ['with indentation', FIELDS.map(line => `    ${line}`)],
])('takes the fields %s, with their comments', (_, lines) => {
  const { keys, lines: taken } = parseFragment('hr.yaml', `${lines.join('\n')}\n\n`);
  expect({ keys, taken }).toEqual({ keys: ['modelProvider', 'tools'], taken: FIELDS });
});

test('takes line breaks of Windows', () => {
  expect(parseFragment('hr.yaml', FIELDS.join('\r\n')).lines).toEqual(FIELDS);
});

test.each([
  ['', 'must hold fields of a tenant, one a line'],
  ['- id: hr\n', 'must hold fields of a tenant, one a line'],
  ['{ tools: {} }', 'must hold fields of a tenant, one a line'],
  ['a: 1\n---\nb: 1\n', 'holds more than one document; keep one'],
  ['a: [\n', 'yaml: Flow sequence'],
  ['a: 1\na: 1\n', 'yaml: Map keys must be unique'],
  ['tools: {}\nslot: 4\n', 'holds slot, which the command itself sets; remove it'],
  ['owner: hr\n', 'holds owner, which the command itself sets; remove it'],
])('refuses %j', (text, message) => {
  expect(() => parseFragment('hr.yaml', text)).toThrow(new RegExp(`^hr\\.yaml:\\d:\\d+: ${message}`));
});
