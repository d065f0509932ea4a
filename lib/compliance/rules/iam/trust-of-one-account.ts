import { runsOpenClaw } from '../../gateways';
import { at } from '../../judge';
import { conditionOf, isAllow, principalsOf } from '../../policy-statements';
import { Rule } from '../../rule';

export const trustOfOneAccount: Rule = {
  id: 'OpenClaw-IAM1',
  severity: 'error',
  sentence: 'A role trusts an AWS service on behalf of every account.',
  why: 'Somebody else could have the service use the role for them: the confused deputy.',
  fix: 'Ask for aws:SourceAccount or aws:SourceArn in the trust policy.',
  example:
    "new iam.ServicePrincipal('ecs-tasks.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } })",
  judge: (template, deployment) =>
    !runsOpenClaw(deployment)
      ? []
      : template
          .ofType('AWS::IAM::Role')
          .flatMap(role => role.parts('AssumeRolePolicyDocument', 'Statement'))
          .filter(statement => isAllow(statement) && principalsOf(statement, 'Service').some(isScoped))
          .map(statement => ({ ...at(statement), outcome: conditionOf(statement, OPERATOR, KEY) })),
};

/** The services that say for which account and resource they act; Lambda, AWS Backup and EC2 do not. */
const SCOPED = /^(?:ecs-tasks|ecs|states|scheduler|events|vpc-flow-logs|bedrock)\.amazonaws\.com$/;
const OPERATOR = /^(?:ForAnyValue:)?(?:String|Arn)(?:Equals|Like)$/;
const KEY = /^aws:Source(?:Account|Arn|OrgID|OrgPaths)$/i;

function isScoped(service: unknown): boolean {
  return SCOPED.test(String(service));
}
