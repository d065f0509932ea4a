/** Where a template is deployed to, as far as that is known. */
export interface StackEnvironment {
  readonly account?: string;
  readonly region?: string;
  /** The CDK stage that it belongs to. */
  readonly stage?: string;
}

/** Whether two templates are deployed to the same account and region, as far as known: what is not must be of one stage. */
export function isSameEnvironment(one: StackEnvironment, other: StackEnvironment): boolean {
  const [account, region] = [isSame(one.account, other.account), isSame(one.region, other.region)];
  if (account === false || region === false) return false;
  return (account === true && region === true) || one.stage === other.stage;
}

function isSame(one: string | undefined, other: string | undefined): boolean | undefined {
  return one === undefined || other === undefined ? undefined : one === other;
}
