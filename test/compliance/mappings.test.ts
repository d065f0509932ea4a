import { CIS_AWS_FOUNDATIONS } from '../../lib/compliance/mappings/frameworks/cis-aws-foundations';
import { NIST_800_53_R5 } from '../../lib/compliance/mappings/frameworks/nist-800-53-r5';
import { SECURITY_HUB } from '../../lib/compliance/mappings/frameworks/security-hub';
import { Framework, RuleMapping } from '../../lib/compliance/mappings/mapping';
import { MAPPINGS } from '../../lib/compliance/mappings/rules';
import { RULES } from '../../lib/compliance/rules';

const CATALOGUES: [keyof RuleMapping, Framework][] = [
  ['nist80053r5', NIST_800_53_R5],
  ['securityHub', SECURITY_HUB],
  ['cis', CIS_AWS_FOUNDATIONS],
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
