import { RuleMapping } from '../mapping';

/** The controls that the EFS rules speak for. */
export const EFS_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-EFS1': {
    guide: ['guide:audit-sessions-3', 'guide:checklist-10'],
    nist80053r5: ['SC-28(1)', 'SC-13'],
    securityHub: ['EFS.1'],
    cis: ['3.3.1'],
  },
  'OpenClaw-EFS2': {
    guide: ['guide:audit-sessions-3'],
    nist80053r5: ['SC-8', 'SC-8(1)'],
  },
  'OpenClaw-EFS3': {
    guide: ['guide:isolation-file-system'],
    nist80053r5: ['AC-3', 'AC-6'],
  },
  'OpenClaw-EFS4': {
    guide: ['guide:isolation-file-system', 'guide:pattern-1'],
    nist80053r5: ['AC-3', 'AC-4', 'SC-4'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-EFS5': {
    guide: ['guide:isolation-file-system'],
    nist80053r5: ['AC-3', 'AC-6'],
    securityHub: ['EFS.4'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-EFS6': {
    guide: ['guide:isolation-file-system', 'guide:checklist-3', 'guide:pattern-1'],
    nist80053r5: ['AC-3', 'AC-4', 'SC-4'],
    securityHub: ['EFS.3'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-EFS7': {
    guide: ['guide:audit-sessions-3'],
    nist80053r5: ['SC-8', 'SC-8(1)'],
  },
  'OpenClaw-EFS8': {
    guide: ['guide:isolation-file-system'],
    nist80053r5: ['AC-3', 'AC-4'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-EFS9': {
    guide: ['guide:isolation-file-system', 'guide:checklist-5'],
    nist80053r5: ['AC-6', 'AC-6(5)'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-EFS10': {
    guide: ['guide:preserve-evidence', 'guide:recovery-rebuild'],
    nist80053r5: ['CP-9', 'CP-10'],
    owaspAgentic2026: ['ASI06'],
  },
  'OpenClaw-EFS11': {
    guide: ['guide:checklist-10', 'guide:isolation-file-system'],
    nist80053r5: ['AC-3', 'AC-6'],
    openClawAudit: [
      'fs.state_dir.perms_readable',
      'fs.state_dir.perms_group_writable',
      'fs.state_dir.perms_world_writable',
    ],
  },
  'OpenClaw-EFS12': {
    guide: ['guide:preserve-evidence', 'guide:recovery-rebuild'],
    nist80053r5: ['CP-9', 'CP-10'],
  },
};
