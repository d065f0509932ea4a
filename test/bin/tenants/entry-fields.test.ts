import { parse } from 'yaml';
import { fieldLines, flowLine } from '../../../bin/tenants/entry-fields';

test('renders a field a line, and leaves out those without a value', () => {
  const fields = {
    id: 'legal',
    slot: 7,
    host: undefined,
    reviewBy: '2027-05-01',
    model: { kind: 'openAi', name: 'gpt' },
  };
  expect(fieldLines(fields)).toEqual([
    'id: legal',
    'slot: 7',
    'reviewBy: "2027-05-01"',
    'model:',
    '  kind: openAi',
    '  name: gpt',
  ]);
});

test.each([
  'Writes: offers #1',
  '- a',
  'null',
  '7',
  'one\ntwo',
  '"',
  "it's",
  '{',
  ' x ',
  `${'long '.repeat(50)}end`,
  '@a',
])('renders the text %j so that it is read as it was written', text => {
  expect(parse(fieldLines({ text }).join('\n'), { version: '1.2' })).toEqual({ text });
});

test('renders a short entry on one line', () => {
  const line = flowLine({ id: 'null', cell: 'a', slot: 7, host: undefined, removedOn: '2026-11-01' });
  expect(line).toBe('{ id: "null", cell: a, slot: 7, removedOn: "2026-11-01" }');
});
