import { at, outcomeOf, worst } from '../../judge';
import { frontOf } from '../../load-balancers';
import { UNKNOWN } from '../../reading';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const namedHosts: Rule = {
  id: 'OpenClaw-ALB15',
  severity: 'error',
  sentence: 'A rule forwards to an OpenClaw gateway whatever host name is asked for.',
  why: "Another tenant's requests, or a name that an attacker points here, would reach this gateway.",
  fix: 'Add a condition on the host header with the exact name.',
  example: 'Conditions: [{ Field: host-header, HostHeaderConfig: { Values: [claw.example.com] } }]',
  judge: (template, deployment) =>
    frontOf(template, deployment).rules.map(rule => {
      const conditions = rule.parts('Conditions');
      const hosts = conditions.flatMap(condition => [
        ...condition.parts('HostHeaderConfig', 'Values'),
        ...(condition.read('Field').includes('host-header') ? condition.parts('Values') : []),
      ]);
      const isUnknown = conditions.some(({ value }) => value === UNKNOWN);
      const outcome = hosts.length === 0 ? (isUnknown ? 'undecidable' : 'non-compliant') : 'compliant';
      const names = hosts.map(({ value }) => outcomeOf([value], host => !/^\**$/.test(plainText(host))));
      return { ...at(rule, ['Conditions']), outcome: worst([outcome, ...names]) };
    }),
};
