import { CFG_RULES } from '../../../lib/compliance/rules/cfg';
import { Template } from '../../../lib/compliance/template';
import { configWith } from '../changed-config';
import { INSECURE_CONFIGS } from '../insecure-configs';
import { network } from '../network-cases';
import { cases, RuleCase, set, UNTOLD } from '../rule-cases';
import { ruleOf } from '../rule-of';

const VALUE = 'ContainerDefinitions.1.Environment.0.Value';
const config = (change: { [path: string]: unknown }) => network(set('Task', VALUE, JSON.stringify(configWith(change))));
const untold = network(set('Task', VALUE, UNTOLD));
const noJson = network(set('Task', VALUE, 'gateway: loopback'));

/** What else a rule must accept. */
const ACCEPTED: { [number: number]: { [path: string]: unknown }[] } = {
  4: [{ 'gateway.auth.token': { source: 'file', provider: 'files', id: '/token' } }],
  5: [{ 'channels.slack.appToken': `\${SLACK_APP_TOKEN}` }],
  7: [{ 'gateway.trustedProxies': ['10.0.2.0/24', '::1'] }],
  8: [{ 'gateway.controlUi': { enabled: false } }],
  12: [{ 'tools.exec': { security: 'deny', ask: 'always' } }],
  24: [
    { 'channels.slack.contextVisibility': 'allowlist_quote' },
    { 'channels.twitch': { enabled: true } },
    { channels: { slack: { enabled: false } } },
  ],
  35: [{ hooks: { enabled: false } }],
  36: [{ mcp: {}, acp: { enabled: false } }],
};

for (const rule of CFG_RULES.filter(({ id }) => id !== 'OpenClaw-CFG52')) {
  const number = Number(rule.id.replace('OpenClaw-CFG', ''));
  const insecure = Object.values(INSECURE_CONFIGS).filter(({ rules }) => rules.includes(number));
  cases(rule, {
    compliant: [network(), ...(ACCEPTED[number] ?? []).map(config)],
    nonCompliant: insecure.map(({ change }) => config(change)),
    undecidable: [untold, noJson],
  });
}

test.each(Object.entries(INSECURE_CONFIGS))('%s is found by its rules and no other', (_, { change, rules }) => {
  const template = new Template('Test', config(change).raw);
  const found = CFG_RULES.filter(rule =>
    rule.judge(template, [template]).some(({ outcome }) => outcome === 'non-compliant'),
  );

  expect(found.map(({ id }) => Number(id.replace('OpenClaw-CFG', '')))).toEqual(rules);
});

test('a condition between two configurations is judged by both', () => {
  const [good, bad] = [configWith({}), configWith({ 'gateway.bind': 'lan' })].map(each => JSON.stringify(each));
  const { raw } = network(set('Task', VALUE, { 'Fn::If': ['Chosen', good, bad] }));
  const template = new Template('Test', raw);

  const verdicts = ruleOf(CFG_RULES, 'OpenClaw-CFG2').judge(template, [template]);

  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['compliant', 'non-compliant']);
});

const without: RuleCase = network(set('Task', 'ContainerDefinitions.1.Environment.0.Name', 'OTHER'));
describe('OpenClaw-CFG52', () => {
  const rule = ruleOf(CFG_RULES, 'OpenClaw-CFG52');
  const outcomes = ({ raw }: RuleCase) => {
    const template = new Template('Test', raw);
    return rule.judge(template, [template]).map(({ outcome }) => outcome);
  };

  test('accepts a configuration that can be read', () => {
    expect(outcomes(network())).toEqual(['compliant']);
  });

  test.each([
    ['is not there', without],
    ['is no JSON', noJson],
    ['is told by the deployment', untold],
  ])('cannot decide on a configuration that %s', (_, given) => {
    expect(outcomes(given)).toEqual(['undecidable']);
  });
});
