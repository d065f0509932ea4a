import { Rule } from '../../lib/compliance/rule';

/** A rule by its id. */
export function ruleOf(rules: readonly Rule[], id: string): Rule {
  const rule = rules.find(candidate => candidate.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
}
