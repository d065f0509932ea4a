import { besideOpenClaw } from '../../gateways';
import { judgeEvery } from '../../judge';
import { identityStatementsOf, isAllow } from '../../policy-statements';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const noWildcardActions: Rule = {
  id: 'OpenClaw-IAM4',
  severity: 'error',
  sentence: 'A policy beside an OpenClaw gateway allows every action, or every action of a service.',
  why: 'It grows by itself with each action that AWS adds, and nobody reviews that.',
  fix: 'Name the actions that are needed.',
  example: "actions: ['logs:CreateLogStream', 'logs:PutLogEvents']",
  judge: besideOpenClaw(template =>
    identityStatementsOf(template)
      .filter(isAllow)
      .map(statement => judgeEvery(statement, ['Action'], action => !/^\*$|:\*$/.test(plainText(action)))),
  ),
};
