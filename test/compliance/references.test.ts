import { UNKNOWN } from '../../lib/compliance/reading';
import { identityOf } from '../../lib/compliance/references';
import { Template } from '../../lib/compliance/template';

const ONE = new Template('One', {});
const OTHER = new Template('Other', {});

test.each([
  ['a reference', { Ref: 'Topic' }],
  ['an attribute', { 'Fn::GetAtt': ['Topic', 'TopicArn'] }],
  ['a text around a reference', { 'Fn::Join': ['', ['arn:', { Ref: 'Topic' }]] }],
])('%s is the same within a template, and another thing in another one', (_, value) => {
  expect(identityOf(ONE, structuredClone(value))).toBe(identityOf(ONE, value));
  expect(identityOf(OTHER, value)).not.toBe(identityOf(ONE, value));
});

test.each([
  ['a literal', 'arn:aws:sns:eu-central-1:123456789012:topic'],
  ['a reference that was followed', { Ref: 'Cell#Topic' }],
])('%s is the same in every template', (_, value) => {
  expect(identityOf(OTHER, value)).toBe(identityOf(ONE, value));
});

test('a reference and an attribute of a resource stand for the same resource', () => {
  expect(identityOf(ONE, { 'Fn::GetAtt': ['Topic', 'TopicArn'] })).toBe(identityOf(ONE, { Ref: 'Topic' }));
});

test.each([UNKNOWN, undefined])('%p stands for nothing that is known', value => {
  expect(identityOf(ONE, value)).toBeUndefined();
});
