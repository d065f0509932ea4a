import { besideOpenClaw } from '../../gateways';
import { at, outcomeOf, worst } from '../../judge';
import { allStatementsOf, isAllow } from '../../policy-statements';
import { Rule } from '../../rule';

export const noInvertedPolicies: Rule = {
  id: 'OpenClaw-IAM11',
  severity: 'error',
  sentence: 'A policy beside an OpenClaw gateway allows all but what it names.',
  why: 'NotAction, NotResource and NotPrincipal with Allow grow with everything that AWS or a colleague adds.',
  fix: 'Name what is allowed.',
  example: "{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: keyArn }",
  judge: besideOpenClaw(template =>
    allStatementsOf(template)
      .filter(isAllow)
      .map(statement => {
        const inverted = ['NotAction', 'NotResource', 'NotPrincipal'].map(name =>
          outcomeOf(statement.read(name), value => value === undefined),
        );
        return { ...at(statement), outcome: worst(inverted) };
      }),
  ),
};
