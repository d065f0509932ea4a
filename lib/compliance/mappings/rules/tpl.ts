import { RuleMapping } from '../mapping';

/** The controls that the TPL rules speak for. */
export const TPL_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-TPL1': {
    guide: ['guide:monitor-configuration'],
    nist80053r5: ['CM-3', 'CM-6'],
  },
  'OpenClaw-TPL2': {
    guide: ['guide:monitor-configuration'],
    nist80053r5: ['CM-3', 'CM-6'],
  },
};
