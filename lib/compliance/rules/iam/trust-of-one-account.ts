import { besideOpenClaw } from '../../gateways';
import { at, best, Outcome, outcomeOf } from '../../judge';
import { Place } from '../../place';
import { conditionOf, ifApplies, isAllow, principalsOf } from '../../policy-statements';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const trustOfOneAccount: Rule = {
  id: 'OpenClaw-IAM1',
  severity: 'error',
  sentence: 'A role trusts an AWS service on behalf of every account.',
  why: 'Somebody else could have the service use the role for them: the confused deputy.',
  fix: 'Ask for aws:SourceAccount or aws:SourceArn in the trust policy.',
  example:
    "new iam.ServicePrincipal('ecs-tasks.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } })",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::IAM::Role')
      .flatMap(role => role.parts('AssumeRolePolicyDocument', 'Statement'))
      .filter(statement => isAllow(statement) && scopeOf(statement) !== 'non-compliant')
      .map(statement => {
        const outcome = ifApplies(scopeOf(statement), conditionOf(statement, OPERATOR, KEY));
        return { ...at(statement), outcome };
      }),
  ),
};

/** The services that say for which account and resource they act; Lambda, AWS Backup and EC2 do not. */
const SCOPED = /^(?:ecs-tasks|ecs|states|scheduler|events|vpc-flow-logs|bedrock)\.amazonaws\.com$/;
const OPERATOR = /^(?:ForAnyValue:)?(?:String|Arn)(?:Equals|Like)$/;
const KEY = /^aws:Source(?:Account|Arn|OrgID|OrgPaths)$/i;

function scopeOf(statement: Place): Outcome {
  return best(
    principalsOf(statement, 'Service').map(service => outcomeOf([service], name => SCOPED.test(plainText(name)))),
  );
}
