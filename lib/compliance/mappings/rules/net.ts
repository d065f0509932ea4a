import { RuleMapping } from '../mapping';

/** The controls that the NET rules speak for. */
export const NET_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-NET1': {
    guide: ['guide:hardening-4', 'guide:isolation-network', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02', 'ASI10'],
    mitreAtlas: ['AML.T0025', 'AML.T0072'],
  },
  'OpenClaw-NET2': {
    guide: ['guide:hardening-4', 'guide:isolation-network', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02', 'ASI10'],
    mitreAtlas: ['AML.T0025', 'AML.T0072'],
  },
  'OpenClaw-NET3': {
    guide: ['guide:hardening-4', 'guide:isolation-network', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02', 'ASI10'],
    mitreAtlas: ['AML.T0025', 'AML.T0072'],
  },
  'OpenClaw-NET4': {
    guide: ['guide:hardening-4', 'guide:isolation-network', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02', 'ASI10'],
    mitreAtlas: ['AML.T0025', 'AML.T0072'],
  },
  'OpenClaw-NET5': {
    guide: ['guide:hardening-4', 'guide:isolation-network'],
    nist80053r5: ['AC-4', 'SC-7', 'SC-7(5)'],
    owaspAgentic2026: ['ASI02', 'ASI10'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-NET6': {
    guide: ['guide:audit-network-2'],
    nist80053r5: ['AC-4', 'CM-7', 'SC-7'],
    securityHub: ['EC2.18', 'EC2.19'],
    mitreAtlas: ['AML.T0006'],
  },
  'OpenClaw-NET7': {
    guide: ['guide:audit-network-2', 'guide:checklist-2', 'guide:reverse-proxy'],
    nist80053r5: ['AC-4', 'SC-7', 'SC-7(5)'],
    openClawAudit: ['gateway.bind_network_accessible'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0006', 'AML.T0049'],
  },
  'OpenClaw-NET8': {
    guide: ['guide:monitor-network', 'guide:preserve-evidence'],
    nist80053r5: ['AU-12', 'SI-4'],
    securityHub: ['EC2.6'],
    cis: ['4.7'],
    owaspAgentic2026: ['ASI10'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-NET9': {
    guide: ['guide:hardening-4', 'guide:audit-network-2'],
    nist80053r5: ['AC-4', 'SC-7'],
    securityHub: ['EC2.2'],
    cis: ['6.5'],
  },
  'OpenClaw-NET10': {
    guide: ['guide:checklist-2', 'guide:audit-network-2'],
    nist80053r5: ['AC-4', 'SC-7'],
    securityHub: ['EC2.15'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0006'],
  },
  'OpenClaw-NET11': {
    guide: ['guide:checklist-2', 'guide:audit-network-2', 'guide:isolation-network'],
    nist80053r5: ['AC-4', 'SC-7'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0006'],
  },
  'OpenClaw-NET12': {
    guide: ['guide:hardening-4', 'guide:isolation-network'],
    nist80053r5: ['AC-4', 'SC-7'],
    owaspAgentic2026: ['ASI08'],
    mitreAtlas: ['AML.T0025'],
  },
};
