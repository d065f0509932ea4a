/** A finding that somebody accepts, and answers for. */
export interface Acknowledgement {
  /** The finding as it is printed, such as `OpenClaw-ECS1[gateway]`; or `OpenClaw-ECS1`, for all findings of that rule. */
  readonly id: string;

  /** Why it is accepted, in words that an auditor can judge. */
  readonly reason: string;

  /**
   * The person or team that answers for it.
   *
   * @default - nobody is named
   */
  readonly owner?: string;

  /**
   * The last day on which it holds, such as `2027-03-31`; the context value `openclaw:today` says which day it is.
   *
   * @default - it holds until it is removed
   */
  readonly expires?: string;
}
