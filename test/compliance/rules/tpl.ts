import { TPL_RULES } from '../../../lib/compliance/rules/tpl';
import { Template } from '../../../lib/compliance/template';
import { ORDINARY_TEMPLATE } from '../openclaw-template';
import { ruleOf } from '../rule-of';

const tpl = (number: number) => ruleOf(TPL_RULES, `OpenClaw-TPL${number}`);
const outcomes = (number: number, source: object) => {
  const template = new Template('Test', source);
  return tpl(number)
    .judge(template, [template])
    .map(({ resource, outcome }) => `${resource} ${outcome}`);
};
const withResource = (id: string, resource: unknown) => ({
  ...ORDINARY_TEMPLATE,
  Resources: { ...ORDINARY_TEMPLATE.Resources, [id]: resource },
});

test.each([1, 2])('has nothing to say of a template that shows all (TPL%d)', number => {
  expect(outcomes(number, ORDINARY_TEMPLATE)).toEqual([]);
});

test.each([
  ['a macro of the template', { ...ORDINARY_TEMPLATE, Transform: 'AWS::Serverless-2016-10-31' }],
  ['a macro among the resources', withResource('Fn::Transform', { Name: 'AWS::Include' })],
])('cannot decide what %s makes', (_, source) => {
  expect(outcomes(1, source)).toEqual(['Transform undecidable']);
});

test.each(['AWS::CloudFormation::Stack', 'AWS::CloudFormation::StackSet', 'My::Own::Thing::MODULE'])(
  'cannot decide what %s brings',
  type => {
    expect(outcomes(2, withResource('Nested', { Type: type, Properties: {} }))).toEqual(['Nested undecidable']);
  },
);
