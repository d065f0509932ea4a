import { referencesIn, textOf } from '../../lib/compliance/intrinsics';

test.each([
  ['a text', 'plain', 'plain'],
  ['a number', 5, '5'],
  ['a join', { 'Fn::Join': ['/', ['a', { Ref: 'Bucket' }, 'b']] }, `a/\${Bucket}/b`],
  ['a join of joins', { 'Fn::Join': ['', ['a', { 'Fn::Join': ['-', ['b', 'c']] }]] }, 'ab-c'],
  ['a substitution', { 'Fn::Sub': `arn:\${AWS::Partition}:x` }, `arn:\${AWS::Partition}:x`],
  ['a substitution with variables', { 'Fn::Sub': [`a\${X}`, { X: 'b' }] }, `a\${X}`],
])('reads the text of %s', (_, value, text) => {
  expect(textOf(value)).toBe(text);
});

test.each([[{ Ref: 'Bucket' }], [undefined], [null], [['list']], [{ 'Fn::Join': 'odd' }], [{ 'Fn::Sub': 5 }]])(
  'finds no text in %j',
  value => {
    expect(textOf(value)).toBeUndefined();
  },
);

test('finds every resource that a value refers to, at any depth', () => {
  const value = {
    one: { Ref: 'A' },
    two: [{ 'Fn::GetAtt': ['B', 'Arn'] }, { 'Fn::GetAtt': 'C.Arn' }],
    three: { 'Fn::Join': ['', ['x', { Ref: 'D' }, { Ref: 'AWS::Region' }]] },
    four: { 'Fn::Sub': [`\${E.Arn}/\${F}/\${AWS::AccountId}`, { F: { Ref: 'G' } }] },
  };

  expect([...referencesIn(value)].sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
});
