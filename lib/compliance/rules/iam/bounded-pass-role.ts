import { besideOpenClaw } from '../../gateways';
import { textOf } from '../../intrinsics';
import { at, best, outcomeOf } from '../../judge';
import { Place } from '../../place';
import { conditionOf, coverageOf, identityStatementsOf, ifApplies, isAllow, valuesOf } from '../../policy-statements';
import { UNKNOWN } from '../../reading';
import { Rule, Verdict } from '../../rule';
import { plainText } from '../../scalars';

export const boundedPassRole: Rule = {
  id: 'OpenClaw-IAM6',
  severity: 'error',
  sentence: 'A policy beside an OpenClaw gateway lets its holder pass any role to any service.',
  why: 'Passing a stronger role to something that one controls is how a small permission becomes administration.',
  fix: 'Name the role, or ask for iam:PassedToService.',
  example: "new iam.PolicyStatement({ actions: ['iam:PassRole'], resources: [taskRole.roleArn] })",
  judge: besideOpenClaw(template =>
    identityStatementsOf(template)
      .filter(statement => isAllow(statement) && coverageOf(statement, 'iam:PassRole') !== 'non-compliant')
      .map(judgeRoles),
  ),
};

function judgeRoles(statement: Place): Verdict {
  const roles = valuesOf(statement, 'Resource').map(value => (value === UNKNOWN ? value : (textOf(value) ?? '')));
  const outcomes = [
    outcomeOf(roles, role => !/^\*$|:role\/\*$/.test(plainText(role))),
    conditionOf(statement, /^String(?:Equals|Like)/, /^iam:PassedToService$/i),
  ];
  const outcome = ifApplies(coverageOf(statement, 'iam:PassRole'), best(outcomes));
  return { ...at(statement, ['Resource']), outcome };
}
