import { at, best, judgeSome, outcomeOf, worst } from '../../lib/compliance/judge';
import { createPlace } from '../../lib/compliance/place';
import { UNKNOWN } from '../../lib/compliance/reading';

const PARAMETERS = { Untold: {} };

function place(value: unknown) {
  return createPlace('Task', value, PARAMETERS);
}

test('the elements of a list are places of their own, at their path', () => {
  const parts = place({ List: [{ Name: 'a' }, { Name: 'b' }] }).parts('List');

  expect(parts.map(part => part.read('Name'))).toEqual([['a'], ['b']]);
  expect(parts.map(part => at(part, ['Name']))).toEqual([
    { resource: 'Task', place: 'List[0].Name' },
    { resource: 'Task', place: 'List[1].Name' },
  ]);
});

test('an element under a condition is there once for each of its values, and not where it is left out', () => {
  const value = {
    List: [{ 'Fn::If': ['C', { Name: 'a' }, { 'Fn::If': ['D', { Name: 'b' }, { Ref: 'AWS::NoValue' }] }] }],
  };

  expect(
    place(value)
      .parts('List')
      .map(part => part.read('Name')),
  ).toEqual([['a'], ['b']]);
});

test('of a list that only the deployment tells, there is one element of which nothing is known', () => {
  const [part, ...others] = place({ List: { Ref: 'Untold' } }).parts('List');

  expect(others).toEqual([]);
  expect(part?.read('Name')).toEqual([UNKNOWN]);
});

test.each([
  ['compliant', ['x', 'good']],
  ['non-compliant', ['x']],
  ['non-compliant', []],
  ['non-compliant', undefined],
  ['undecidable', ['x', { Ref: 'Untold' }]],
  ['undecidable', { Ref: 'Untold' }],
  ['non-compliant', [{ 'Fn::If': ['C', 'good', 'x'] }]],
  ['non-compliant', { 'Fn::If': ['C', ['good'], ['x']] }],
  ['compliant', { 'Fn::If': ['C', ['good'], ['x', 'good']] }],
  ['compliant', 'good'],
])('%s when some element of %j must be good', (outcome, List) => {
  const verdict = judgeSome(place({ List }), ['List'], element => outcomeOf(element.read(), value => value === 'good'));

  expect(verdict).toEqual({ resource: 'Task', place: 'List', outcome });
});

test('all must be compliant for the worst outcome to be, one for the best', () => {
  expect(worst(['compliant', 'undecidable', 'non-compliant'])).toBe('non-compliant');
  expect(worst(['compliant', 'undecidable'])).toBe('undecidable');
  expect(worst([])).toBe('compliant');
  expect(best(['compliant', 'undecidable', 'non-compliant'])).toBe('compliant');
  expect(best(['undecidable', 'non-compliant'])).toBe('undecidable');
  expect(best([])).toBe('non-compliant');
});
