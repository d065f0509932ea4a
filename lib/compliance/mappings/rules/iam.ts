import { RuleMapping } from '../mapping';

/** The controls that the IAM rules speak for. */
export const IAM_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-IAM1': {
    guide: ['guide:secrets-manager'],
    nist80053r5: ['AC-3', 'AC-6'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-IAM2': {
    guide: ['guide:checklist-10', 'guide:credentials-vault'],
    nist80053r5: ['AC-6', 'IA-5'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0040'],
  },
  'OpenClaw-IAM3': {
    guide: ['guide:checklist-5', 'guide:elevated-access'],
    nist80053r5: ['AC-6', 'AC-3'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-IAM4': {
    guide: ['guide:elevated-access'],
    nist80053r5: ['AC-6', 'AC-3'],
    securityHub: ['IAM.1', 'IAM.21'],
    cis: ['2.14'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-IAM5': {
    guide: ['guide:elevated-access'],
    nist80053r5: ['AC-6', 'AC-3'],
    securityHub: ['KMS.1'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-IAM6': {
    guide: ['guide:elevated-access', 'guide:checklist-5'],
    nist80053r5: ['AC-6', 'AC-5'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-IAM7': {
    guide: ['guide:elevated-access', 'guide:checklist-5'],
    nist80053r5: ['AC-6'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-IAM8': {
    guide: ['guide:elevated-access'],
    nist80053r5: ['AC-6', 'CM-5'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-IAM9': {
    guide: ['guide:elevated-access'],
    nist80053r5: ['AC-3', 'CM-6'],
  },
  'OpenClaw-IAM10': {
    guide: ['guide:elevated-access', 'guide:checklist-5'],
    nist80053r5: ['AC-6'],
    securityHub: ['IAM.1'],
    cis: ['2.14'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-IAM11': {
    guide: ['guide:elevated-access'],
    nist80053r5: ['AC-6', 'AC-3'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-IAM12': {
    guide: ['guide:elevated-access'],
    nist80053r5: ['AC-3', 'AC-6'],
    cis: ['2.21'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-IAM13': {
    guide: ['guide:checklist-10'],
    nist80053r5: ['AC-5', 'AC-6'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-IAM14': {
    guide: ['guide:pattern-1', 'guide:isolation-file-system'],
    nist80053r5: ['AC-4', 'AC-6'],
    owaspAgentic2026: ['ASI03'],
  },
};
