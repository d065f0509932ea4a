import { runsOpenClaw } from '../../gateways';
import { textOf } from '../../intrinsics';
import { at, best, outcomeOf } from '../../judge';
import { Place } from '../../place';
import { conditionOf, coversAction, identityStatementsOf, isAllow, valuesOf } from '../../policy-statements';
import { UNKNOWN } from '../../reading';
import { Rule, Verdict } from '../../rule';

export const boundedPassRole: Rule = {
  id: 'OpenClaw-IAM6',
  severity: 'error',
  sentence: 'A policy beside an OpenClaw gateway lets its holder pass any role to any service.',
  why: 'Passing a stronger role to something that one controls is how a small permission becomes administration.',
  fix: 'Name the role, or ask for iam:PassedToService.',
  example: "new iam.PolicyStatement({ actions: ['iam:PassRole'], resources: [taskRole.roleArn] })",
  judge: (template, deployment) =>
    !runsOpenClaw(deployment)
      ? []
      : identityStatementsOf(template)
          .filter(statement => isAllow(statement) && passesRoles(statement))
          .map(judgeRoles),
};

function passesRoles(statement: Place): boolean {
  return valuesOf(statement, 'Action').some(action => coversAction(action, 'iam:PassRole'));
}

function judgeRoles(statement: Place): Verdict {
  const roles = valuesOf(statement, 'Resource').map(value => (value === UNKNOWN ? value : (textOf(value) ?? '')));
  const outcomes = [
    outcomeOf(roles, role => !/^\*$|:role\/\*$/.test(String(role))),
    conditionOf(statement, /^String(?:Equals|Like)/, /^iam:PassedToService$/i),
  ];
  return { ...at(statement, ['Resource']), outcome: best(outcomes) };
}
