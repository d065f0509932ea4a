import { besideOpenClaw } from '../../gateways';
import { at } from '../../judge';
import { isAllow, opennessOf } from '../../policy-statements';
import { Rule } from '../../rule';

export const noOpenTrust: Rule = {
  id: 'OpenClaw-IAM12',
  severity: 'error',
  sentence: 'A role beside an OpenClaw gateway can be assumed by anybody.',
  why: 'A trust policy for everybody, without a condition, makes the role one of every AWS account.',
  fix: 'Name the principal that may assume the role.',
  example: "assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com')",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::IAM::Role')
      .flatMap(role => role.parts('AssumeRolePolicyDocument', 'Statement'))
      .filter(isAllow)
      .map(statement => ({ ...at(statement, ['Principal']), outcome: opennessOf(statement) })),
  ),
};
