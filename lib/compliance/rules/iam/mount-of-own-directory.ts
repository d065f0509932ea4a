import { judgeTaskRole } from '../../gateway-roles';
import { at } from '../../judge';
import { Place } from '../../place';
import { conditionOf, coversAction, valuesOf } from '../../policy-statements';
import { Rule, Verdict } from '../../rule';

export const mountOfOwnDirectory: Rule = {
  id: 'OpenClaw-IAM14',
  severity: 'warning',
  sentence: 'The task role of an OpenClaw gateway may mount more than its own directory.',
  why: 'Without the access point in the condition, one gateway may mount the file system as any tenant.',
  fix: 'Ask for elasticfilesystem:AccessPointArn in the statement.',
  example: "conditions: { StringEquals: { 'elasticfilesystem:AccessPointArn': accessPoint.accessPointArn } }",
  judge: (template, deployment) => judgeTaskRole(template, deployment, judgeMount),
};

const OPERATOR = /^(?:String|Arn)(?:Equals|Like)$/;

function judgeMount(statement: Place): Verdict {
  const mounts = valuesOf(statement, 'Action').some(action => coversAction(action, 'elasticfilesystem:ClientMount'));
  const outcome = mounts ? conditionOf(statement, OPERATOR, /^elasticfilesystem:AccessPointArn$/i) : 'compliant';
  return { ...at(statement, ['Condition']), outcome };
}
