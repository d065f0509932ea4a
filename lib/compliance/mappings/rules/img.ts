import { RuleMapping } from '../mapping';

/** The controls that the IMG rules speak for. */
export const IMG_MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  'OpenClaw-IMG1': {
    guide: ['guide:supply-chain', 'guide:recovery-rebuild'],
    nist80053r5: ['SI-7', 'SR-3', 'CM-2'],
    owaspAgentic2026: ['ASI04'],
    mitreAtlas: ['AML.T0010.001'],
  },
  'OpenClaw-IMG2': {
    guide: ['guide:version-review'],
    nist80053r5: ['SI-2', 'SI-7'],
    owaspAgentic2026: ['ASI06'],
  },
  'OpenClaw-IMG3': {
    guide: ['guide:supply-chain'],
    nist80053r5: ['SR-3', 'SR-11'],
    owaspAgentic2026: ['ASI04'],
    mitreAtlas: ['AML.T0010.001'],
  },
  'OpenClaw-IMG4': {
    guide: ['guide:supply-chain', 'guide:checklist-9'],
    nist80053r5: ['CM-7', 'SR-3'],
    owaspAgentic2026: ['ASI04'],
  },
  'OpenClaw-IMG5': {
    guide: ['guide:supply-chain'],
    nist80053r5: ['SI-7', 'CM-2'],
    securityHub: ['ECR.2'],
    owaspAgentic2026: ['ASI04'],
  },
  'OpenClaw-IMG6': {
    guide: ['guide:supply-chain'],
    nist80053r5: ['RA-5', 'SI-2'],
    securityHub: ['ECR.1'],
    owaspAgentic2026: ['ASI04'],
  },
};
