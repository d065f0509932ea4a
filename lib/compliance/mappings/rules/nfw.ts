import { RuleMapping } from '../mapping';

/** The controls that the NFW rules speak for. */
export const NFW_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-NFW1': {
    guide: ['guide:hardening-4', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-NFW2': {
    guide: ['guide:hardening-4', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-NFW3': {
    guide: ['guide:hardening-4', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-NFW4': {
    guide: ['guide:hardening-4'],
    nist80053r5: ['AC-4', 'SC-7', 'SC-24'],
  },
  'OpenClaw-NFW5': {
    guide: ['guide:monitor-network', 'guide:detect-exfiltration'],
    nist80053r5: ['AU-12', 'SI-4'],
    securityHub: ['NetworkFirewall.2'],
    owaspAgentic2026: ['ASI10'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-NFW6': {
    guide: ['guide:hardening-4'],
    nist80053r5: ['CM-3', 'SC-7'],
    securityHub: ['NetworkFirewall.9'],
  },
  'OpenClaw-NFW7': {
    guide: ['guide:hardening-4', 'guide:monitor-configuration'],
    nist80053r5: ['CM-3', 'SC-7'],
    securityHub: ['NetworkFirewall.10'],
  },
  'OpenClaw-NFW8': {
    guide: ['guide:approved-domains', 'guide:detect-exfiltration'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-NFW9': {
    guide: ['guide:hardening-4', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
    securityHub: ['NetworkFirewall.4', 'NetworkFirewall.5'],
    owaspAgentic2026: ['ASI02'],
    mitreAtlas: ['AML.T0025'],
  },
};
