/** A catalogue of controls, as far as rules cite it. */
export interface Framework {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Where the ids and titles come from. */
  readonly source: string;
  readonly controls: { readonly [id: string]: string };
}

/** The controls that a rule speaks for, by framework. */
export interface RuleMapping {
  readonly guide: readonly string[];
  readonly nist80053r5: readonly string[];
  readonly openClawAudit?: readonly string[];
  readonly securityHub?: readonly string[];
  readonly cis?: readonly string[];
  readonly owaspAgentic2026?: readonly string[];
  readonly mitreAtlas?: readonly string[];
}
