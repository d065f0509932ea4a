import { RuleMapping } from '../mapping';

/** The controls that the BCK rules speak for. */
export const BCK_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-BCK1': {
    guide: ['guide:recovery-rebuild'],
    nist80053r5: ['CP-9', 'CP-10'],
    securityHub: ['EFS.2'],
    owaspAgentic2026: ['ASI06'],
  },
  'OpenClaw-BCK2': {
    guide: ['guide:preserve-evidence', 'guide:recovery-rebuild'],
    nist80053r5: ['CP-9', 'AU-9'],
    owaspAgentic2026: ['ASI06'],
  },
  'OpenClaw-BCK3': {
    guide: ['guide:recovery-rebuild'],
    nist80053r5: ['CP-9'],
    owaspAgentic2026: ['ASI06'],
  },
  'OpenClaw-BCK4': {
    guide: ['guide:credentials-backups'],
    nist80053r5: ['CP-9(8)', 'SC-28(1)'],
    securityHub: ['Backup.1'],
  },
  'OpenClaw-BCK5': {
    guide: ['guide:recovery-rebuild'],
    nist80053r5: ['CP-9'],
    owaspAgentic2026: ['ASI06'],
  },
  'OpenClaw-BCK6': {
    guide: ['guide:preserve-evidence'],
    nist80053r5: ['CP-9', 'AC-6'],
    owaspAgentic2026: ['ASI06'],
  },
};
