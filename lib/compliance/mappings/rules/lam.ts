import { RuleMapping } from '../mapping';

/** The controls that the LAM rules speak for. */
export const LAM_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-LAM1': {
    guide: ['guide:isolation-resources'],
    nist80053r5: ['SC-5'],
  },
  'OpenClaw-LAM2': {
    guide: ['guide:credentials-rotation'],
    nist80053r5: ['AU-5', 'SI-4'],
  },
  'OpenClaw-LAM3': {
    guide: ['guide:version-review'],
    nist80053r5: ['SI-2', 'SA-22'],
    securityHub: ['Lambda.2'],
  },
  'OpenClaw-LAM4': {
    guide: ['guide:checklist-10', 'guide:credentials-environment'],
    nist80053r5: ['IA-5', 'SC-28'],
    owaspAgentic2026: ['ASI03'],
  },
  'OpenClaw-LAM5': {
    guide: ['guide:elevated-access'],
    nist80053r5: ['AC-3', 'AC-6'],
    securityHub: ['Lambda.1'],
    cis: ['2.21'],
    owaspAgentic2026: ['ASI03'],
  },
};
