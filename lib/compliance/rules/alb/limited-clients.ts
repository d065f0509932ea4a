import { Deployment, deploymentOf } from '../../deployment';
import { isLimitedRule } from '../../egress-tiers';
import { at, Outcome, outcomeOf, worst } from '../../judge';
import { frontOf, rulesInFrontOf } from '../../load-balancers';
import { groupRulesOf } from '../../networks';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';
import { Template, TemplateResource } from '../../template';

export const limitedClients: Rule = {
  id: 'OpenClaw-ALB14',
  severity: 'error',
  sentence: 'An OpenClaw gateway faces the internet without a log-in and without a list of clients.',
  why: 'Its token would be all that holds the whole internet off.',
  fix: 'Ask for a log-in by OIDC in a rule of the listener, or limit the addresses of clients.',
  example: 'Ingress.internetFacing({ oidc, … })',
  judge: (template, deployment) => {
    const all = deploymentOf(template, deployment);
    const rules = rulesInFrontOf(template, deployment);
    const asks = rules.some(asksForLogIn);
    const holds = asks && rules.every(rule => asksForLogIn(rule) || isWebhook(rule));
    return frontOf(template, deployment).loadBalancers.map(balancer => {
      const scheme = outcomeOf(balancer.read('Scheme'), value => value === 'internal');
      const outcome = holds || scheme === 'compliant' ? 'compliant' : judgeClients(template, all, balancer);
      return { ...at(balancer, ['Scheme']), outcome };
    });
  },
};

function asksForLogIn(rule: TemplateResource): boolean {
  return rule
    .parts('Actions')
    .some(action => action.read('Type').some(type => type === 'authenticate-oidc' || type === 'authenticate-cognito'));
}

/** A channel's service cannot log in; the channel checks its signature. */
function isWebhook(rule: TemplateResource): boolean {
  const paths = rule
    .parts('Conditions')
    .filter(condition => condition.read('Field').includes('path-pattern'))
    .flatMap(condition => [...condition.parts('PathPatternConfig', 'Values'), ...condition.parts('Values')]);
  return paths.length > 0 && paths.every(({ value }) => !/^\/?\*+$/.test(plainText(value)));
}

function judgeClients(template: Template, deployment: Deployment, balancer: TemplateResource): Outcome {
  const groups = balancer.parts('SecurityGroups').map(({ value }) => value);
  const outcomes = groups.flatMap(id => {
    const group = deployment.follow(template, id);
    if (group === undefined) return ['undecidable' as const];
    return groupRulesOf(group, deployment, 'Ingress').map(({ rule }) => isLimitedRule(rule));
  });
  return outcomes.length === 0 ? 'undecidable' : worst(outcomes);
}
