import { besideOpenClaw } from '../../gateways';
import { isKnownAction } from '../../iam-services';
import { judgeEvery, worst } from '../../judge';
import { identityStatementsOf } from '../../policy-statements';
import { Rule } from '../../rule';

export const knownActions: Rule = {
  id: 'OpenClaw-IAM9',
  severity: 'warning',
  sentence: 'A policy beside an OpenClaw gateway names an action that does not exist.',
  why: 'IAM accepts the typo without a word: what was to be allowed is not, and what was to be denied is not either.',
  fix: 'Correct the service prefix or the name of the action.',
  example: "actions: ['secretsmanager:GetSecretValue']",
  judge: besideOpenClaw(template =>
    identityStatementsOf(template).map(statement => {
      const verdict = judgeEvery(statement, ['Action'], isKnownAction);
      return {
        ...verdict,
        outcome: worst([verdict.outcome, judgeEvery(statement, ['NotAction'], isKnownAction).outcome]),
      };
    }),
  ),
};
