import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { webAclCapacity } from '../../../bin/quotas/web-acl-capacity';
import { TemplateResource } from '../../../bin/synthesis/template';
import { WebAcl } from '../../../lib/ingress';

function capacity(...statements: object[]): number {
  return webAclCapacity({
    Type: 'AWS::WAFv2::WebACL',
    Properties: { Rules: statements.map(Statement => ({ Statement })) },
  });
}

const bytes = (PositionalConstraint: string, ...types: string[]) => ({
  ByteMatchStatement: { PositionalConstraint, TextTransformations: types.map(Type => ({ Type })) },
});

const HOST = { Header: { Name: 'host', TextTransformations: [{ Type: 'LOWERCASE' }] } };

test.each([
  ['an exact match', bytes('EXACTLY', 'NONE'), 2],
  ['a search', bytes('CONTAINS', 'NONE'), 10],
  ['a transformation', bytes('EXACTLY', 'LOWERCASE'), 12],
  ['a label', { LabelMatchStatement: { Key: 'foreign-origin' } }, 1],
  ['a rate', { RateBasedStatement: { Limit: 100, ScopeDownStatement: bytes('EXACTLY', 'NONE') } }, 4],
  ['a rate per address and method', { RateBasedStatement: { CustomKeys: [{ IP: {} }, { HTTPMethod: {} }] } }, 62],
  ['a rate per address and lower-case host', { RateBasedStatement: { CustomKeys: [{ IP: {} }, HOST] } }, 72],
  ['a managed group', { ManagedRuleGroupStatement: { Name: 'AWSManagedRulesCommonRuleSet' } }, 700],
  ['alternatives', { OrStatement: { Statements: [bytes('EXACTLY', 'NONE'), bytes('EXACTLY', 'NONE')] } }, 4],
  ['the opposite', { NotStatement: { Statement: bytes('CONTAINS', 'NONE') } }, 10],
])('%s takes its units', (_, statement, units) => {
  expect(capacity(statement)).toBe(units);
});

test('rules add up', () => {
  expect(capacity(bytes('EXACTLY', 'NONE'), bytes('CONTAINS', 'NONE'))).toBe(12);
});

test('each origin of our web ACL takes two units, and a full cell no more than its price includes', () => {
  const ofOrigins = (count: number) => {
    const stack = new Stack(new App());
    const allowedOrigins = Array.from({ length: count }, (_, index) => `https://tenant-${index}.claw.example.com`);
    new WebAcl(stack, 'WebAcl', { encryptionKey: new kms.Key(stack, 'Key'), allowedOrigins });
    const [webAcl] = Object.values(Template.fromStack(stack).findResources('AWS::WAFv2::WebACL'));
    return webAclCapacity(webAcl as TemplateResource);
  };
  expect(ofOrigins(1)).toBeGreaterThan(925);
  expect(ofOrigins(85) - ofOrigins(1)).toBe(84 * 2);
  expect(ofOrigins(85)).toBeLessThanOrEqual(1500);
});
