import { Framework, RuleMapping } from './mapping';

export * from './mapping';

/** The catalogues of controls, by the key under which a rule's mapping cites them. */
export type Frameworks = { readonly [Key in keyof RuleMapping]?: Framework };

/** What every rule is mapped to, by its id. */
export interface Mappings {
  readonly [ruleId: string]: RuleMapping;
}

/** The catalogues, in the order in which evidence shows them. */
export const FRAMEWORKS: Frameworks = {};

/** The mapping of every rule. */
export const MAPPINGS: Mappings = {};
