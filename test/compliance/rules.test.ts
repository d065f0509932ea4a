import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { RULES } from '../../lib/compliance/rules';
import { Template } from '../../lib/compliance/template';
import { exampleStack } from '../example-stack';
import { OPENCLAW_TEMPLATE, ORDINARY_TEMPLATE } from './openclaw-template';

const DIRECTORY = path.join(__dirname, '../../lib/compliance/rules');
const FILES = readdirSync(DIRECTORY, { recursive: true, encoding: 'utf8' })
  .filter(file => /\/.*\.ts$/.test(file) && !file.endsWith('index.ts'))
  .map(file => path.join(DIRECTORY, file));

test('ids are unique, and name a group and a number', () => {
  const ids = RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^OpenClaw-[A-Z]{3}[1-9]\d*$/);
});

test('each rule says in sentences what is wrong, why it matters and what to do, and shows how', () => {
  for (const { sentence, why, fix, example } of RULES) {
    for (const text of [sentence, why, fix]) expect(text).toMatch(/^[A-Z].+\.$/);
    expect(example).not.toBe('');
  }
});

test('each rule stands in a small file of its own', () => {
  expect(FILES).toHaveLength(RULES.length);
  for (const file of FILES) {
    const text = readFileSync(file, 'utf8');
    expect(text.match(/: Rule = \{/g)).toHaveLength(1);
    expect(text.split('\n').length).toBeLessThanOrEqual(61);
  }
});

test.each(['single-tenant.yaml', 'internet-facing.yaml', 'outbound-only.yaml'])(
  '%s breaks no rule but those on ways out of the DNS Firewall tier',
  file => {
    const { app, stack } = exampleStack(file);
    const template = new Template('Example', app.synth().getStackByName(stack.stackName).template);

    expect(findingsOf(template).filter(finding => !/^OpenClaw-NET[24] /.test(finding))).toEqual([]);
  },
);

test('a template that has nothing to do with OpenClaw breaks no rule about OpenClaw', () => {
  expect(findingsOf(new Template('Ordinary', ORDINARY_TEMPLATE))).toEqual([]);
});

const resources: { [logicalId: string]: object } = OPENCLAW_TEMPLATE.Resources;

test('no rule throws, whatever stands in a template', () => {
  const rubbish = fc.jsonValue({ maxDepth: 3 });
  const intrinsic = fc.oneof(
    fc.constant({ Ref: 'AtDeployment' }),
    fc.record({ 'Fn::If': fc.tuple(fc.constant('Chosen'), rubbish, rubbish) }),
    fc.record({ 'Fn::GetAtt': rubbish }),
    fc.record({ 'Fn::Join': rubbish }),
    fc.record({ 'Fn::Sub': rubbish }),
  );
  const change = fc.tuple(fc.constantFrom(...Object.keys(resources)), fc.nat(), fc.oneof(rubbish, intrinsic));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), changes => {
      const source = structuredClone(OPENCLAW_TEMPLATE) as { Resources: { [logicalId: string]: object } };
      for (const [id, index, value] of changes) replace(source.Resources[id], index, value);
      const template = new Template('Fuzzed', source);
      for (const rule of RULES) rule.judge(template, [template]);
    }),
    { numRuns: 150, seed: 42 },
  );
});

test.each(['Fn::If', 'Fn::Join', 'Fn::Sub', 'Ref', 'List'])(
  'no rule runs out of stack on %s nested 20,000 times',
  key => {
    let value: unknown = 'x';
    for (let depth = 0; depth < 20_000; depth++) {
      value = key === 'List' ? [value] : { [key]: key === 'Fn::Join' ? ['', [value]] : ['Chosen', value, 'y'] };
    }
    const source = structuredClone(OPENCLAW_TEMPLATE) as { Resources: { [logicalId: string]: { Properties: object } } };
    for (const { Properties } of Object.values(source.Resources)) {
      // Without its containers nothing would run OpenClaw any more.
      const names = Object.keys(Properties).filter(name => name !== 'ContainerDefinitions');
      for (const name of names) Object.assign(Properties, { [name]: value });
    }
    const template = new Template('Deep', source);
    expect(() => RULES.map(rule => rule.judge(template, [template]))).not.toThrow();
  },
);

test.each([null, 5, [], { AllowedValues: 'one' }, { AllowedValues: [] }, { AllowedValues: [null, 1] }])(
  'no rule throws on a parameter that is %j',
  parameter => {
    const Task = { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: { Ref: 'AtDeployment' } } };
    const Resources = { ...resources, Task, Odd: { Ref: 'AtDeployment' } };
    const template = new Template('Odd', { Parameters: { AtDeployment: parameter }, Resources });
    expect(() => RULES.map(rule => rule.judge(template, [template]))).not.toThrow();
  },
);

test.each([undefined, null, 5, 'text', [], {}, { Resources: [] }, { Resources: { A: null, B: { Type: 7 } } }])(
  'no rule throws on %j in place of a template',
  source => {
    const template = new Template('Odd', source);
    expect(findingsOf(template)).toEqual([]);
  },
);

/** Puts a value in one of all the places below a node. */
function replace(node: object | undefined, index: number, value: unknown): void {
  const places: [holder: { [key: string]: unknown }, key: string][] = [];
  const collect = (holder: { [key: string]: unknown }): void => {
    for (const [key, child] of Object.entries(holder)) {
      places.push([holder, key]);
      if (typeof child === 'object' && child !== null) collect(child as { [key: string]: unknown });
    }
  };
  collect((node ?? {}) as { [key: string]: unknown });
  const [holder, key] = places[index % Math.max(places.length, 1)] ?? [{}, ''];
  holder[key] = value;
}

function findingsOf(template: Template): string[] {
  return RULES.flatMap(rule =>
    rule
      .judge(template, [template])
      .filter(({ outcome }) => outcome !== 'compliant')
      .map(({ resource, place, outcome }) => `${rule.id} ${resource} ${place}: ${outcome}`),
  );
}
