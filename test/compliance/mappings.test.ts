import { CIS_AWS_FOUNDATIONS } from '../../lib/compliance/mappings/frameworks/cis-aws-foundations';
import { GUIDE } from '../../lib/compliance/mappings/frameworks/guide';
import { MITRE_ATLAS } from '../../lib/compliance/mappings/frameworks/mitre-atlas';
import { NIST_800_53_R5 } from '../../lib/compliance/mappings/frameworks/nist-800-53-r5';
import { OPENCLAW_AUDIT } from '../../lib/compliance/mappings/frameworks/openclaw-audit';
import { OWASP_AGENTIC_2026 } from '../../lib/compliance/mappings/frameworks/owasp-agentic-2026';
import { SECURITY_HUB } from '../../lib/compliance/mappings/frameworks/security-hub';
import { Framework, RuleMapping } from '../../lib/compliance/mappings/mapping';
import { MAPPINGS } from '../../lib/compliance/mappings/rules';
import { RULES } from '../../lib/compliance/rules';

const CATALOGUES: [keyof RuleMapping, Framework][] = [
  ['guide', GUIDE],
  ['nist80053r5', NIST_800_53_R5],
  ['securityHub', SECURITY_HUB],
  ['cis', CIS_AWS_FOUNDATIONS],
  ['openClawAudit', OPENCLAW_AUDIT],
  ['owaspAgentic2026', OWASP_AGENTIC_2026],
  ['mitreAtlas', MITRE_ATLAS],
];

test('every rule speaks for a control of the guide and one of NIST, and every mapping is of a rule', () => {
  expect(Object.keys(MAPPINGS).sort()).toEqual(RULES.map(({ id }) => id).sort());
  const unmapped = Object.entries(MAPPINGS).filter(
    ([, { guide, nist80053r5 }]) => guide.length === 0 || nist80053r5.length === 0,
  );
  expect(unmapped).toEqual([]);
});

test('no rule names a control twice', () => {
  for (const [id, mapping] of Object.entries(MAPPINGS)) {
    for (const controls of Object.values(mapping)) {
      expect([id, ...new Set(controls)]).toEqual([id, ...controls]);
    }
  }
});

test.each(CATALOGUES)('the catalogue of %s holds what rules cite, no more and no less', (framework, catalogue) => {
  const cited = new Set(Object.values(MAPPINGS).flatMap(mapping => mapping[framework] ?? []));
  expect(Object.keys(catalogue.controls).sort()).toEqual([...cited].sort());
  expect(catalogue.id).toBe(framework);
});

test('the rows of the manual checklist, the questions of the audit, the insecure flags and the hardening steps each have a rule', () => {
  const cited = new Set(Object.values(MAPPINGS).flatMap(({ guide }) => guide));
  const counted: [string, number][] = [
    ['checklist', 10],
    ...['authentication', 'tools', 'network', 'sessions'].map((category): [string, number] => [`audit-${category}`, 3]),
    ['flag', 5],
    ['hardening', 4],
  ];
  const wanted = counted.flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => `guide:${kind}-${index + 1}`),
  );

  expect(wanted.filter(control => !cited.has(control))).toEqual([]);
});
