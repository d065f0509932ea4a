import { RuleMapping } from '../mapping';

/** The controls that the SEC rules speak for. */
export const SEC_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-SEC1': {
    guide: ['guide:checklist-1', 'guide:audit-authentication-1', 'guide:flag-5'],
    nist80053r5: ['IA-5', 'AC-3'],
    openClawAudit: ['gateway.loopback_no_auth'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0040'],
  },
  'OpenClaw-SEC2': {
    guide: ['guide:checklist-1', 'guide:audit-authentication-2'],
    nist80053r5: ['IA-5', 'IA-5(1)', 'SC-12'],
    openClawAudit: ['gateway.token_too_short', 'gateway.token_placeholder_value'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0040'],
  },
  'OpenClaw-SEC3': {
    guide: ['guide:checklist-10', 'guide:credentials-config', 'guide:audit-authentication-3'],
    nist80053r5: ['IA-5', 'SC-28'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-SEC4': {
    guide: ['guide:secrets-manager', 'guide:checklist-10'],
    nist80053r5: ['SC-28(1)', 'SC-12', 'SC-13'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-SEC5': {
    guide: ['guide:credentials-rotation'],
    nist80053r5: ['IA-5', 'IA-5(1)', 'SC-23'],
    securityHub: ['SecretsManager.1', 'SecretsManager.4'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0040'],
  },
  'OpenClaw-SEC6': {
    guide: ['guide:secrets-manager', 'guide:checklist-10'],
    nist80053r5: ['AC-3', 'AC-6', 'IA-5(6)'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-SEC7': {
    guide: ['guide:secrets-manager'],
    nist80053r5: ['AC-3'],
    cis: ['2.21'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-SEC8': {
    guide: ['guide:credentials-rotation'],
    nist80053r5: ['AC-3', 'AC-6'],
    owaspAgentic2026: ['ASI03'],
  },
};
