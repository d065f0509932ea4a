import { besideOpenClaw } from '../../gateways';
import { at, best, judgeSome, Outcome, worst } from '../../judge';
import { Place } from '../../place';
import { conditionOf, coverageOf, denialOf, ifApplies, isAllow } from '../../policy-statements';
import { Rule, Verdict } from '../../rule';
import { TemplateResource } from '../../template';

export const limitedGrants: Rule = {
  id: 'OpenClaw-KMS4',
  severity: 'warning',
  sentence: 'Whoever may use a key beside an OpenClaw gateway may pass that on by a grant.',
  why: 'A grant outlives the policy change that was to stop its maker, and few look for it.',
  fix: 'Deny kms:CreateGrant unless kms:GrantIsForAWSResource is true.',
  example:
    "{ Effect: 'Deny', Principal: '*', Action: 'kms:CreateGrant', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'false' } } }",
  judge: besideOpenClaw(template => template.ofType('AWS::KMS::Key').map(judgeGrants)),
};

const OPERATOR = /^Bool(?:IfExists)?$/;
const KEY = /^kms:GrantIsForAWSResource$/i;

function judgeGrants(key: TemplateResource): Verdict {
  const limited = worst(key.parts('KeyPolicy', 'Statement').filter(isAllow).map(outcomeOfGrant));
  const denied = judgeSome(key, ['KeyPolicy', 'Statement'], statement =>
    denialOf(statement, 'kms:CreateGrant', OPERATOR, KEY),
  );
  // Without a policy of its own a key has the default, by which the account may do everything.
  const hasPolicy = key.parts('KeyPolicy', 'Statement').length > 0;
  return { ...at(key, ['KeyPolicy']), outcome: hasPolicy ? best([limited, denied.outcome]) : denied.outcome };
}

function outcomeOfGrant(statement: Place): Outcome {
  const grants = coverageOf(statement, 'kms:CreateGrant');
  return grants === 'non-compliant' ? 'compliant' : ifApplies(grants, conditionOf(statement, OPERATOR, KEY));
}
