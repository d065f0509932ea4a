import { RuleMapping } from '../mapping';

/** The controls that the END rules speak for. */
export const END_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-END1': {
    guide: ['guide:hardening-4', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'AC-6', 'SC-7'],
    owaspAgentic2026: ['ASI02', 'ASI03'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-END2': {
    guide: ['guide:hardening-4', 'guide:isolation-network'],
    nist80053r5: ['AC-4', 'SC-7'],
  },
  'OpenClaw-END3': {
    guide: ['guide:hardening-4', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'AC-6', 'SC-7'],
    owaspAgentic2026: ['ASI02'],
    mitreAtlas: ['AML.T0025'],
  },
  'OpenClaw-END4': {
    guide: ['guide:hardening-4', 'guide:audit-network-2'],
    nist80053r5: ['AC-4', 'SC-7'],
    owaspAgentic2026: ['ASI03'],
  },
};
