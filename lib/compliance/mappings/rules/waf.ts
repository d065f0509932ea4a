import { RuleMapping } from '../mapping';

/** The controls that the WAF rules speak for. */
export const WAF_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-WAF1': {
    guide: ['guide:reverse-proxy-waf', 'guide:reverse-proxy-rate'],
    nist80053r5: ['SC-5', 'SC-7', 'SI-4'],
    securityHub: ['ELB.16'],
    mitreAtlas: ['AML.T0049'],
  },
  'OpenClaw-WAF2': {
    guide: ['guide:origin', 'guide:reverse-proxy-waf'],
    nist80053r5: ['SC-23', 'SI-4'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0049'],
  },
  'OpenClaw-WAF3': {
    guide: ['guide:reverse-proxy-rate', 'guide:rate-limiting'],
    nist80053r5: ['SC-5', 'SI-4'],
    mitreAtlas: ['AML.T0029', 'AML.T0034'],
  },
  'OpenClaw-WAF4': {
    guide: ['guide:reverse-proxy-logs', 'guide:monitor-authentication'],
    nist80053r5: ['AU-12', 'SI-4'],
    securityHub: ['WAF.11'],
    mitreAtlas: ['AML.T0040'],
  },
  'OpenClaw-WAF5': {
    guide: ['guide:logs-redaction', 'guide:logs-exposure'],
    nist80053r5: ['AU-9', 'IA-5(6)'],
    owaspAgentic2026: ['ASI03'],
    mitreAtlas: ['AML.T0055'],
  },
  'OpenClaw-WAF6': {
    guide: ['guide:monitor-network', 'guide:reverse-proxy-logs'],
    nist80053r5: ['SI-4'],
    securityHub: ['WAF.12'],
  },
};
