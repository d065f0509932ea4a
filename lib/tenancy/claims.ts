import { Stack } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';

/** What only one tenant may have, and what to do when two want it. */
export type Claim = readonly [thing: string, remedy: string];

/** Who has what, by app and by account and region. */
const CLAIMS = new WeakMap<IConstruct, Map<string, Map<string, string>>>();

function claimsIn(scope: Construct): Map<string, string> {
  const { environment } = Stack.of(scope);
  const inApp = CLAIMS.get(scope.node.root) ?? new Map<string, Map<string, string>>();
  const claims = inApp.get(environment) ?? new Map<string, string>();
  CLAIMS.set(scope.node.root, inApp.set(environment, claims));
  return claims;
}

/** Notes who has what; an error at once names everything that somebody else has already. */
export function claimOnce(scope: Construct, claimant: string, wanted: readonly Claim[]): void {
  const claims = claimsIn(scope);
  const problems = wanted.flatMap(([thing, remedy]) => {
    const owner = claims.get(thing);
    return owner === undefined
      ? []
      : [`${thing} must be one tenant's own, got it for ${owner} and ${claimant}: ${remedy}`];
  });
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
  for (const [thing] of wanted) {
    claims.set(thing, claimant);
  }
}
