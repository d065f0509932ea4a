import { RULES } from '../../lib/compliance/rules';
import { Template } from '../../lib/compliance/template';
import { UNRELATED_TEMPLATES } from './unrelated-templates';

test.each(Object.entries(UNRELATED_TEMPLATES))('nothing but what is true is found in %s', (_, { template, found }) => {
  const deployment = [new Template('Unrelated', template)];

  const findings = deployment.flatMap(unrelated =>
    RULES.flatMap(rule =>
      rule
        .judge(unrelated, deployment)
        .filter(({ outcome }) => outcome !== 'compliant')
        .map(({ resource, place }) => [rule.id, resource, place].filter(text => text !== undefined).join(' ')),
    ),
  );

  expect(findings).toEqual(found);
});
