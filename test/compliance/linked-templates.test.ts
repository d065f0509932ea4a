import { linkTemplates } from '../../lib/compliance/linked-templates';
import { UNKNOWN } from '../../lib/compliance/reading';
import { StackEnvironment } from '../../lib/compliance/stack-environment';
import { Template } from '../../lib/compliance/template';

const NAME = '/openclaw/acme-a/thing';
const ref = (id: string) => ({ Ref: id });
const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });
const join = (separator: string, ...parts: unknown[]) => ({ 'Fn::Join': [separator, parts] });
const choice = (...branches: unknown[]) => ({ 'Fn::If': ['Chosen', ...branches] });

interface Publisher {
  readonly value: unknown;
  readonly name?: unknown;
  readonly condition?: string;
  readonly stack?: string;
  readonly environment?: StackEnvironment;
}

function publisher({ value, name = NAME, condition, stack = 'Cell', environment }: Publisher): Template {
  const Parameter = { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Name: name, Value: value } };
  const source = {
    Parameters: { Untold: { Type: 'String' } },
    Resources: {
      Parameter: condition === undefined ? Parameter : { ...Parameter, Condition: condition },
      Thing: { Type: 'AWS::SNS::Topic' },
      Other: { Type: 'AWS::SNS::Topic' },
    },
  };
  return new Template(stack, source, { environment });
}

function reader(value: unknown, type = 'AWS::SSM::Parameter::Value<String>', environment?: StackEnvironment): Template {
  const source = {
    Parameters: { Imported: { Type: type, Default: NAME } },
    Resources: {
      Reader: { Type: 'AWS::SNS::Topic', Properties: { Value: value } },
      Thing: { Type: 'AWS::SQS::Queue' },
    },
  };
  return new Template('Tenant', source, { environment });
}

/** What a value becomes in the template that reads from Parameter Store, beside those that write to it. */
function readValue(template: Template, ...publishers: Template[]): unknown[] {
  const linked = linkTemplates([...publishers, template]).at(-1);
  return linked?.find('Reader')?.read('Value') ?? [];
}

test.each([
  ['a resource', ref('Thing'), ref('Cell#Thing')],
  ['an attribute of a resource', attribute('Thing', 'Arn'), attribute('Cell#Thing', 'Arn')],
  ['an attribute in short', { 'Fn::GetAtt': 'Thing.Arn' }, attribute('Cell#Thing', 'Arn')],
  ['a text', 'arn:aws:sns:eu-central-1:123456789012:thing', 'arn:aws:sns:eu-central-1:123456789012:thing'],
  ['a text that is put together', join('-', 'a', 'b'), join('-', 'a', 'b')],
  ['a text around a resource', join('', ref('Thing'), '/x'), join('', ref('Cell#Thing'), '/x')],
  ['a substitution', { 'Fn::Sub': `\${Thing.Arn}/x` }, join('', attribute('Cell#Thing', 'Arn'), '/x')],
  ['a pseudo parameter', join('', 'arn:', ref('AWS::Region')), join('', 'arn:', ref('AWS::Region'))],
])('a parameter stands for %s of the stack that makes it', (_, value, expected) => {
  expect(readValue(reader(ref('Imported')), publisher({ value }))).toEqual([expected]);
});

test('a parameter stands for each branch of a condition', () => {
  const value = choice(ref('Thing'), ref('Other'));
  expect(readValue(reader(ref('Imported')), publisher({ value }))).toEqual([ref('Cell#Thing'), ref('Cell#Other')]);
});

const TWO = [ref('Cell#Thing'), attribute('Cell#Other', 'Arn')];

test.each([
  ['joined by commas', join(',', ref('Thing'), attribute('Other', 'Arn'))],
  ['written with commas', join('', ref('Thing'), ',', attribute('Other', 'Arn'))],
])('a list %s is read as a list, by its elements and as a text that is split', (_, value) => {
  const list = 'AWS::SSM::Parameter::Value<List<String>>';
  expect(readValue(reader(ref('Imported'), list), publisher({ value }))).toEqual([TWO]);
  expect(readValue(reader({ 'Fn::Select': [1, ref('Imported')] }, list), publisher({ value }))).toEqual([TWO[1]]);
  expect(readValue(reader({ 'Fn::Split': [',', ref('Imported')] }), publisher({ value }))).toEqual([TWO]);
  expect(
    readValue(reader({ 'Fn::Select': ['0', { 'Fn::Split': [',', ref('Imported')] }] }), publisher({ value })),
  ).toEqual([TWO[0]]);
});

test.each([
  ['a join', join('', 'http://', ref('Imported'), ':3101')],
  ['a substitution', { 'Fn::Sub': `http://\${Imported}:3101` }],
  ['a substitution with variables', { 'Fn::Sub': [`http://\${Host}:3101`, { Host: ref('Imported') }] }],
  ['a dynamic reference', `http://{{resolve:ssm:${NAME}}}:3101`],
])('a text is completed in %s', (_, value) => {
  expect(readValue(reader(value), publisher({ value: 'egress.acme-a' }))).toEqual(['http://egress.acme-a:3101']);
  expect(readValue(reader(value), publisher({ value: ref('Thing') }))).toEqual([
    join('', 'http://', ref('Cell#Thing'), ':3101'),
  ]);
});

test.each([
  ['has a branch in it', join(',', choice(ref('Thing'), ref('Other')), ref('Thing'))],
  ['has a join in it', join(',', join(',', ref('Thing'), ref('Other')), ref('Thing'))],
])('a list that %s cannot be told', (_, value) => {
  const list = 'AWS::SSM::Parameter::Value<List<String>>';
  expect(readValue(reader(ref('Imported'), list), publisher({ value }))).toEqual([UNKNOWN]);
});

test('what a stack read itself is read from it', () => {
  const lists = publisher({ value: ref('Thing'), stack: 'Lists', name: '/openclaw/acme-a/list' });
  const source = {
    Parameters: { List: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/openclaw/acme-a/list' } },
    Resources: { Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Name: NAME, Value: ref('List') } } },
  };
  expect(readValue(reader(ref('Imported')), lists, new Template('Cell', source))).toEqual([ref('Lists#Thing')]);
});

test('what only the stack itself makes is not read from another', () => {
  const { Parameters, Resources } = reader(ref('Imported')).source as { Parameters: object; Resources: object };
  const Parameter = { Type: 'AWS::SSM::Parameter', Properties: { Name: NAME, Value: ref('Thing') } };
  expect(readValue(new Template('Tenant', { Parameters, Resources: { ...Resources, Parameter } }))).toEqual([UNKNOWN]);
});

test('two stacks that wait for each other tell nothing', () => {
  const waiting = (stack: string, own: string, other: string) =>
    new Template(stack, {
      Parameters: { Other: { Type: 'AWS::SSM::Parameter::Value<String>', Default: other } },
      Resources: { Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Name: own, Value: ref('Other') } } },
    });
  expect(readValue(reader(ref('Imported')), waiting('One', NAME, '/other'), waiting('Two', '/other', NAME))).toEqual([
    UNKNOWN,
  ]);
});

const FIRST = { account: '111111111111', region: 'eu-central-1' };

test.each<[string, Publisher[], StackEnvironment | undefined]>([
  ['nobody makes it', [], undefined],
  ['two stacks make it', [{ value: ref('Thing') }, { value: ref('Thing'), stack: 'Second' }], undefined],
  ['it is made on a condition', [{ value: ref('Thing'), condition: 'Chosen' }], undefined],
  ['its name depends on a condition', [{ value: ref('Thing'), name: choice(NAME, '/other') }], undefined],
  ['its name is put together', [{ value: ref('Thing'), name: join('', NAME) }], undefined],
  ['its value is a parameter', [{ value: ref('Untold') }], undefined],
  ['a part of its value is a parameter', [{ value: join('', ref('Thing'), ref('Untold')) }], undefined],
  ['its value comes from an export', [{ value: { 'Fn::ImportValue': 'thing' } }], undefined],
  ['a part of its value is an export', [{ value: join('', { 'Fn::ImportValue': 'thing' }, '/x') }], undefined],
  ['its value is the name of the stack', [{ value: ref('AWS::StackName') }], undefined],
  ['it has no value', [{ value: undefined }], undefined],
  ['it is made in another account', [{ value: ref('Thing'), environment: { account: '222222222222' } }], FIRST],
  ['it is made in another region', [{ value: ref('Thing'), environment: { region: 'eu-west-1' } }], FIRST],
  ['it is made by another stage', [{ value: ref('Thing'), environment: { stage: 'acme-b' } }], { stage: 'acme-a' }],
])('what a parameter stands for cannot be told when %s', (_, publishers, environment) => {
  const template = reader(ref('Imported'), undefined, environment);
  expect(readValue(template, ...publishers.map(publisher))).toEqual([UNKNOWN]);
});

test.each<[string, StackEnvironment, StackEnvironment]>([
  ['another stage of the same account and region', { ...FIRST, stage: 'acme-a' }, { ...FIRST, stage: 'acme-b' }],
  ['the same stage, whatever its account', { stage: 'acme-a' }, { ...FIRST, stage: 'acme-a' }],
])('a parameter is found in %s', (_, one, other) => {
  const found = readValue(
    reader(ref('Imported'), undefined, one),
    publisher({ value: ref('Thing'), environment: other }),
    publisher({ value: ref('Thing'), stack: 'Elsewhere', environment: { account: '3', region: 'eu-west-1' } }),
  );
  expect(found).toEqual([ref('Cell#Thing')]);
});

test('other parameters, and dynamic references that nobody tells, stay as they are', () => {
  const secret = `{{resolve:secretsmanager:x}} {{resolve:ssm:/other}} {{resolve:ssm:${NAME}:1}}`;
  expect(readValue(reader(ref('Imported'), 'String'), publisher({ value: ref('Thing') }))).toEqual([UNKNOWN]);
  expect(readValue(reader(secret), publisher({ value: ref('Thing') }))).toEqual([secret]);
});

test('templates that read nothing from others stay the same objects', () => {
  const templates = [publisher({ value: ref('Thing') }), new Template('Apart', { Resources: {} })];
  expect(linkTemplates(templates)).toEqual(templates);
  expect(linkTemplates(templates)[1]).toBe(templates[1]);
});

test('two templates of one name are two', () => {
  const [one, other, third] = linkTemplates(['Same', 'Same', 'Same'].map(name => new Template(name, {})));
  expect(new Set([one?.key, other?.key, third?.key]).size).toBe(3);
  expect([one?.name, other?.name, third?.name]).toEqual(['Same', 'Same', 'Same']);
});

test('a value of any depth, and one that stands at many places, is linked', () => {
  let deep: unknown = ref('Imported');
  for (let depth = 0; depth < 20_000; depth++) deep = [deep];
  let shared: unknown = ref('Imported');
  for (let depth = 0; depth < 60; depth++) shared = [shared, shared];
  for (const value of [deep, shared]) {
    expect(() => readValue(reader(value), publisher({ value }))).not.toThrow();
    expect(() => readValue(reader(ref('Imported')), publisher({ value: join('', value) }))).not.toThrow();
  }
});
