import { RuleMapping } from '../mapping';

/** The controls that the LOG rules speak for. */
export const LOG_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-LOG1': {
    guide: ['guide:logs-encryption', 'guide:audit-sessions-3'],
    nist80053r5: ['AU-9', 'AU-9(3)', 'SC-28(1)'],
    owaspAgentic2026: ['ASI10'],
  },
  'OpenClaw-LOG2': {
    guide: ['guide:logs-rotation'],
    nist80053r5: ['AU-11'],
  },
  'OpenClaw-LOG3': {
    guide: ['guide:logs-redaction', 'guide:logs-exposure'],
    nist80053r5: ['AU-9', 'SC-28'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-LOG4': {
    guide: ['guide:logs-location', 'guide:preserve-evidence'],
    nist80053r5: ['AU-9', 'AU-11'],
    owaspAgentic2026: ['ASI10'],
  },
  'OpenClaw-LOG5': {
    guide: ['guide:logs-location'],
    nist80053r5: ['AU-9', 'CM-6'],
  },
  'OpenClaw-LOG6': {
    guide: ['guide:isolation-resources'],
    nist80053r5: ['AU-5', 'SC-5'],
    owaspAgentic2026: ['ASI08'],
  },
};
