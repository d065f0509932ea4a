import { besideOpenClaw } from '../../gateways';
import { textOf } from '../../intrinsics';
import { at, best, outcomeOf, presenceOf } from '../../judge';
import { Place } from '../../place';
import { identityStatementsOf, isAllow, valuesOf } from '../../policy-statements';
import { UNKNOWN } from '../../reading';
import { Rule, Verdict } from '../../rule';
import { isUnscoped } from '../../unscoped-actions';

export const noWildcardResources: Rule = {
  id: 'OpenClaw-IAM5',
  severity: 'warning',
  sentence: 'A policy beside an OpenClaw gateway allows its actions on every resource, without a condition.',
  why: 'A permission that was meant for one gateway also reaches the state, keys and logs of the others.',
  fix: 'Name the resources, or add a condition; leave * to actions that know no resource.',
  example: 'resources: [logGroup.logGroupArn]',
  judge: besideOpenClaw(template => identityStatementsOf(template).filter(isAllow).map(judgeResources)),
};

function judgeResources(statement: Place): Verdict {
  // A reference to a resource is not every resource.
  const resources = valuesOf(statement, 'Resource').map(value => (value === UNKNOWN ? value : (textOf(value) ?? '')));
  const outcomes = [
    outcomeOf(resources, resource => resource !== '*'),
    outcomeOf(valuesOf(statement, 'Action'), isUnscoped),
    presenceOf(statement.read('Condition')),
  ];
  return { ...at(statement, ['Resource']), outcome: best(outcomes) };
}
