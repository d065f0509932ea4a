import { besideOpenClaw } from '../../gateways';
import { at, worst } from '../../judge';
import { isAllow, opennessOf } from '../../policy-statements';
import { Rule } from '../../rule';

export const noOpenKey: Rule = {
  id: 'OpenClaw-KMS2',
  severity: 'error',
  sentence: 'The policy of a key beside an OpenClaw gateway allows everybody.',
  why: 'A key that everybody may use protects nothing: state, secrets and backups are as open as the key.',
  fix: 'Name the principals, or add a condition such as kms:CallerAccount.',
  example: "conditions: { StringEquals: { 'kms:CallerAccount': account } }",
  judge: besideOpenClaw(template =>
    template.ofType('AWS::KMS::Key').map(key => {
      const statements = key.parts('KeyPolicy', 'Statement').filter(isAllow);
      return { ...at(key, ['KeyPolicy']), outcome: worst(statements.map(opennessOf)) };
    }),
  ),
};
