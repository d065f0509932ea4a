import { Rule } from '../rule';
import { readOnlyRoot } from './ecs/read-only-root';

/** Every rule, in the order of its id. */
export const RULES: readonly Rule[] = [readOnlyRoot];
