import { RULES } from '../../lib/compliance/rules';
import { Template } from '../../lib/compliance/template';
import { UNRELATED_TEMPLATES } from './unrelated-templates';

const OF_THIS_NETWORK = /^OpenClaw-(NET|END|DNS|NFW|ALB|WAF|CFG|TEN|TPL)\d+$/;

test.each(Object.entries(UNRELATED_TEMPLATES))('nothing but what is true is found in %s', (_, { template, found }) => {
  const deployment = [new Template('Unrelated', template)];

  const findings = deployment.flatMap(unrelated =>
    RULES.filter(({ id }) => OF_THIS_NETWORK.test(id)).flatMap(rule =>
      rule
        .judge(unrelated, deployment)
        .filter(({ outcome }) => outcome !== 'compliant')
        .map(({ resource, place }) => [rule.id, resource, place].filter(text => text !== undefined).join(' ')),
    ),
  );

  expect(findings).toEqual(found);
});
