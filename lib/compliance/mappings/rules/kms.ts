import { RuleMapping } from '../mapping';

/** The controls that the KMS rules speak for. */
export const KMS_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-KMS1': {
    guide: ['guide:secrets-manager'],
    nist80053r5: ['SC-12', 'SC-13'],
    securityHub: ['KMS.4'],
    cis: ['4.6'],
  },
  'OpenClaw-KMS2': {
    guide: ['guide:secrets-manager'],
    nist80053r5: ['AC-3', 'SC-12'],
    securityHub: ['KMS.5'],
    cis: ['2.21'],
  },
  'OpenClaw-KMS3': {
    guide: ['guide:secrets-manager'],
    nist80053r5: ['AC-6', 'SC-12'],
  },
  'OpenClaw-KMS4': {
    guide: ['guide:secrets-manager'],
    nist80053r5: ['AC-6', 'SC-12'],
  },
  'OpenClaw-KMS5': {
    guide: ['guide:secrets-manager', 'guide:recovery-rebuild'],
    nist80053r5: ['CP-9', 'SC-12'],
    securityHub: ['KMS.3'],
  },
  'OpenClaw-KMS6': {
    guide: ['guide:secrets-manager'],
    nist80053r5: ['AC-3', 'SC-12'],
  },
};
