import { RuleMapping } from '../mapping';

/** The controls that the ALB rules speak for. */
export const ALB_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-ALB1': {
    guide: ['guide:reverse-proxy-tls', 'guide:audit-network-3', 'guide:control-ui-https'],
    nist80053r5: ['SC-8', 'SC-8(1)', 'SC-13'],
    securityHub: ['ELB.17'],
  },
  'OpenClaw-ALB2': {
    guide: ['guide:reverse-proxy-tls'],
    nist80053r5: ['SC-8', 'SC-13'],
  },
  'OpenClaw-ALB3': {
    guide: ['guide:hsts-max-age', 'guide:hsts-subdomains'],
    nist80053r5: ['SC-8(1)', 'SC-23'],
  },
  'OpenClaw-ALB4': {
    guide: ['guide:control-ui-https', 'guide:audit-network-3'],
    nist80053r5: ['SC-8', 'SC-8(1)'],
    securityHub: ['ELB.1', 'ELB.18'],
    mitreAtlas: ['AML.T0055'],
  },
  'OpenClaw-ALB5': {
    guide: ['guide:reverse-proxy', 'guide:audit-network-2'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0006'],
  },
  'OpenClaw-ALB6': {
    guide: ['guide:reverse-proxy-waf'],
    nist80053r5: ['SI-4', 'SC-23'],
    securityHub: ['ELB.12'],
    mitreAtlas: ['AML.T0049'],
  },
  'OpenClaw-ALB7': {
    guide: ['guide:reverse-proxy-waf'],
    nist80053r5: ['SI-4', 'SC-23'],
    securityHub: ['ELB.4'],
    mitreAtlas: ['AML.T0049'],
  },
  'OpenClaw-ALB8': {
    guide: ['guide:reverse-proxy-waf'],
    nist80053r5: ['SC-5', 'SC-24'],
    mitreAtlas: ['AML.T0049'],
  },
  'OpenClaw-ALB9': {
    guide: ['guide:reverse-proxy'],
    nist80053r5: ['CM-3', 'SC-5'],
    securityHub: ['ELB.6'],
  },
  'OpenClaw-ALB10': {
    guide: ['guide:reverse-proxy-logs', 'guide:monitor-authentication'],
    nist80053r5: ['AU-2', 'AU-12'],
    securityHub: ['ELB.5'],
    cis: ['4.10'],
    owaspAgentic2026: ['ASI10'],
    mitreAtlas: ['AML.T0040'],
  },
  'OpenClaw-ALB11': {
    guide: ['guide:reverse-proxy-tls', 'guide:audit-network-3'],
    nist80053r5: ['SC-8', 'SC-8(1)'],
    mitreAtlas: ['AML.T0055'],
  },
  'OpenClaw-ALB12': {
    guide: ['guide:reverse-proxy'],
    nist80053r5: ['SC-5'],
  },
  'OpenClaw-ALB13': {
    guide: ['guide:reverse-proxy-authentication'],
    nist80053r5: ['IA-5', 'SC-23'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0012'],
  },
  'OpenClaw-ALB14': {
    guide: ['guide:reverse-proxy-authentication', 'guide:audit-network-2'],
    nist80053r5: ['AC-3', 'AC-17', 'SC-7'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0006', 'AML.T0040'],
  },
  'OpenClaw-ALB15': {
    guide: ['guide:reverse-proxy', 'guide:pattern-2'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0006'],
  },
  'OpenClaw-ALB16': {
    guide: ['guide:reverse-proxy-authentication'],
    nist80053r5: ['AC-3', 'AC-17'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0040'],
  },
};
