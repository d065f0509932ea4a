import { CIS_AWS_FOUNDATIONS } from './frameworks/cis-aws-foundations';
import { GUIDE } from './frameworks/guide';
import { MITRE_ATLAS } from './frameworks/mitre-atlas';
import { NIST_800_53_R5 } from './frameworks/nist-800-53-r5';
import { OPENCLAW_AUDIT } from './frameworks/openclaw-audit';
import { OWASP_AGENTIC_2026 } from './frameworks/owasp-agentic-2026';
import { SECURITY_HUB } from './frameworks/security-hub';
import { Framework, RuleMapping } from './mapping';

export * from './mapping';
export { MAPPINGS } from './rules';

/** The catalogues of controls, by the key under which a rule's mapping cites them. */
export type Frameworks = { readonly [Key in keyof RuleMapping]?: Framework };

/** What rules are mapped to, by their ids. */
export interface Mappings {
  readonly [ruleId: string]: RuleMapping;
}

/** Every catalogue, in the order in which evidence shows them. */
export const FRAMEWORKS: Required<Frameworks> = {
  guide: GUIDE,
  openClawAudit: OPENCLAW_AUDIT,
  nist80053r5: NIST_800_53_R5,
  securityHub: SECURITY_HUB,
  cis: CIS_AWS_FOUNDATIONS,
  owaspAgentic2026: OWASP_AGENTIC_2026,
  mitreAtlas: MITRE_ATLAS,
};
