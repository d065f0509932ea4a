import { parsePlace, TemplateProblem } from '../../../bin/check/parsed-template';
import { parseTemplate } from '../../../bin/check/read-template';

function data(text: string): unknown {
  return parseTemplate(text).data;
}

function problem(text: string): string {
  try {
    parseTemplate(text);
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    return `${error.position.line}:${error.position.column} ${error.message}`;
  }
  throw new Error('the text was taken for a template');
}

test.each([
  ['!Ref A', { Ref: 'A' }],
  ['!Condition A', { Condition: 'A' }],
  ['!GetAtt A.Arn', { 'Fn::GetAtt': ['A', 'Arn'] }],
  ['!GetAtt A.Endpoint.Address', { 'Fn::GetAtt': ['A', 'Endpoint.Address'] }],
  ['!GetAtt [A, Arn]', { 'Fn::GetAtt': ['A', 'Arn'] }],
  [`!Sub "x-\${A}"`, { 'Fn::Sub': `x-\${A}` }],
  ['!If [C, !Ref A, !Ref AWS::NoValue]', { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] }],
  ['!Join ["", [a, !Ref A]]', { 'Fn::Join': ['', ['a', { Ref: 'A' }]] }],
  ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
  ['!Transform {Name: M}', { 'Fn::Transform': { Name: 'M' } }],
  ['{"Fn::Equals": [a, b]}', { 'Fn::Equals': ['a', 'b'] }],
])('reads the short form %s', (text, expected) => {
  expect(data(`value: ${text}`)).toEqual({ value: expected });
});

test.each([
  ['yes', true],
  ['off', false],
  ['2012-10-17', '2012-10-17'],
  ['"yes"', 'yes'],
  ['0700', 448],
  ['~', null],
])('reads %s as CloudFormation does', (text, expected) => {
  expect(data(`value: ${text}`)).toEqual({ value: expected });
});

test('reads aliases, and a block that stands for itself', () => {
  expect(data('a: &a [1]\nb: *a\nc: |\n  x\n  y\n')).toEqual({ a: [1], b: [1], c: 'x\ny\n' });
});

test.each([
  ['{"A":{"Type":"X","Type":"Y"}}', '1:18 holds "A.Type" twice; keep one of them'],
  ['{"A":[{"B":1},{"B":1,"\\u0042":2}]}', '1:22 holds "A.1.B" twice; keep one of them'],
  ['A:\n  Type: X\n  Type: Y\n', '3:3 holds "A.Type" twice; keep one of them'],
  ['A: !Foo 1', '1:9 has the tag "!Foo", which CloudFormation does not know'],
  ['A: &a {B: 1}\nC:\n  <<: *a\n', '3:3 has a merge key ("<<"), which CloudFormation does not know'],
  ['? [a]\n: b\n', '1:3 has a list or a section as a key'],
  ['A: &a [*a]', '1:7 is nested more than 200 levels deep'],
  ['A: 1\n---\nB: 2\n', '2:1 holds more than one document'],
  ['A:\n\tB: 1', '2:1 is not YAML: Tabs are not allowed as indentation'],
  ['{"A":', '1:6 is not JSON: Unexpected end of JSON input'],
  ['{"A":1,}', '1:8 is not JSON: Expected double-quoted property name'],
  ['{\n "A": [x]\n}', "2:8 is not JSON: Unexpected token 'x'"],
  ['', '1:1 is empty'],
  [`{"A":${'['.repeat(300)}${']'.repeat(300)}}`, '1:205 is nested more than 200 levels deep'],
])('refuses %j', (text, expected) => {
  expect(problem(text)).toBe(expected);
});

test('equal keys in different places are fine', () => {
  expect(data('{"A":{"B":1},"C":{"B":[{"B":2},{"B":3}]}}')).toEqual({ A: { B: 1 }, C: { B: [{ B: 2 }, { B: 3 }] } });
});

test.each([
  ['aliases of aliases', () => bomb(9)],
  ['a hundred thousand brackets', () => '['.repeat(100_000)],
  ['a hundred thousand maps', () => 'a: {'.repeat(100_000)],
  ['a hundred thousand dashes', () => '- '.repeat(100_000)],
  ['quotes that never end', () => `{"a":"${'\\"'.repeat(100_000)}`],
])('refuses %s within seconds', (_, text) => {
  const started = Date.now();
  expect(problem(text())).toMatch(/nested|aliases|not JSON|not YAML/);
  expect(Date.now() - started).toBeLessThan(10_000);
});

test('reads 20,000 keys of one section within seconds', () => {
  const started = Date.now();
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`);
  expect(Object.keys(data(keys.join('\n')) as object)).toHaveLength(20_000);
  expect(Date.now() - started).toBeLessThan(10_000);
});

const JSON_TEXT = '{\n "Resources": {\n  "A": {\n   "List": [\n    {"B": 1},\n    {"B": 2}\n   ]\n  }\n }\n}';
const YAML_TEXT = 'Resources:\n  A:\n    List:\n      - B: 1\n      - B: 2\n';

test.each([
  ['JSON', JSON_TEXT, [6, 6]],
  ['YAML', YAML_TEXT, [5, 9]],
])('tells where a place stands in %s', (_, text, [line, column]) => {
  const [position] = parseTemplate(text).locate([['Resources', 'A', 'List', 1, 'B']]);
  expect(position).toEqual({ line, column });
});

test.each([
  ['JSON', JSON_TEXT, 4],
  ['YAML', YAML_TEXT, 4],
])('tells the nearest place that stands in %s for one that does not', (_, text, line) => {
  const found = parseTemplate(text).locate([['Resources', 'A', 'List', 7, 'C'], []]);
  expect(found.map(position => position.line)).toEqual([line, 1]);
});

test('an own "__proto__" is a key as any other', () => {
  for (const text of ['{"__proto__":{"x":1}}', '__proto__: {x: 1}']) {
    expect(Object.keys(data(text) as object)).toEqual(['__proto__']);
  }
  expect(({} as { x?: number }).x).toBeUndefined();
});

test('a place is read as rules write it', () => {
  expect(parsePlace('ContainerDefinitions[0].Environment[12].Value')).toEqual([
    'ContainerDefinitions',
    0,
    'Environment',
    12,
    'Value',
  ]);
});

function bomb(depth: number): string {
  const lines = Array.from({ length: depth }, (_, level) => {
    const values = Array(9).fill(level === 0 ? 'x' : `*a${level - 1}`);
    return `a${level}: &a${level} [${values.join(', ')}]`;
  });
  return lines.join('\n');
}
