import { RuleMapping } from '../mapping';

/** The controls that the DNS rules speak for. */
export const DNS_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-DNS1': {
    guide: ['guide:hardening-4', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02', 'ASI10'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-DNS2': {
    guide: ['guide:hardening-4', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02', 'ASI10'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-DNS3': {
    guide: ['guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02', 'ASI10'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-DNS4': {
    guide: ['guide:hardening-4'],
    nist80053r5: ['SC-7', 'SC-24'],
  },
  'OpenClaw-DNS5': {
    guide: ['guide:monitor-network', 'guide:detect-exfiltration'],
    nist80053r5: ['AU-12', 'SI-4'],
    owaspAgentic2026: ['ASI10'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-DNS6': {
    guide: ['guide:hardening-4', 'guide:detect-exfiltration'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-DNS7': {
    guide: ['guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
  },
  'OpenClaw-DNS8': {
    guide: ['guide:hardening-4'],
    nist80053r5: ['SC-7', 'CM-6'],
  },
};
