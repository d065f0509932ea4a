import { RuleMapping } from '../mapping';

/** The controls that the TEN rules speak for. */
export const TEN_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-TEN1': {
    guide: ['guide:pattern-1', 'guide:pattern-2', 'guide:elevated-access'],
    nist80053r5: ['AC-6', 'SC-2'],
    owaspAgentic2026: ['ASI03', 'ASI08'],
  },
  'OpenClaw-TEN2': {
    guide: ['guide:pattern-1', 'guide:pattern-2', 'guide:secrets-manager'],
    nist80053r5: ['AC-6', 'IA-5', 'SC-4'],
    owaspAgentic2026: ['ASI03', 'ASI08'],
    mitreAtlas: ['AML.T0098'],
  },
  'OpenClaw-TEN3': {
    guide: ['guide:pattern-1', 'guide:pattern-2', 'guide:isolation-file-system'],
    nist80053r5: ['AC-4', 'SC-4'],
    owaspAgentic2026: ['ASI06', 'ASI08'],
    mitreAtlas: ['AML.T0057'],
  },
  'OpenClaw-TEN4': {
    guide: ['guide:pattern-1', 'guide:pattern-2', 'guide:logs-location'],
    nist80053r5: ['AC-6', 'AU-9'],
    owaspAgentic2026: ['ASI08'],
    mitreAtlas: ['AML.T0057'],
  },
  'OpenClaw-TEN5': {
    guide: ['guide:pattern-1', 'guide:pattern-2', 'guide:secrets-manager'],
    nist80053r5: ['AC-6', 'SC-12'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-TEN6': {
    guide: ['guide:pattern-1', 'guide:pattern-2', 'guide:isolation-network', 'guide:isolate-instance'],
    nist80053r5: ['AC-4', 'SC-7(21)'],
    owaspAgentic2026: ['ASI08'],
  },
  'OpenClaw-TEN7': {
    guide: ['guide:pattern-2', 'guide:isolation-resources'],
    nist80053r5: ['SC-5'],
    owaspAgentic2026: ['ASI08'],
    mitreAtlas: ['AML.T0029'],
  },
  'OpenClaw-TEN8': {
    guide: ['guide:pattern-2', 'guide:isolation-resources'],
    nist80053r5: ['SC-5'],
    owaspAgentic2026: ['ASI08'],
  },
  'OpenClaw-TEN9': {
    guide: ['guide:pattern-1', 'guide:pattern-2', 'guide:approved-domains'],
    nist80053r5: ['AC-4', 'SC-7(5)'],
    owaspAgentic2026: ['ASI08'],
    mitreAtlas: ['AML.T0025'],
  },
};
