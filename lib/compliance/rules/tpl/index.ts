import { Rule } from '../../rule';
import { noMacros } from './no-macros';
import { noUnseenStacks } from './no-unseen-stacks';

export const TPL_RULES: readonly Rule[] = [noMacros, noUnseenStacks];
