import { at } from '../../judge';
import { Place } from '../../place';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';
import { asRecord } from '../../template';
import { isBlocking, isUnreadable, judgeWebAcls, looksAtHeader, rulesOf, statementsOf } from '../../web-acls';

export const originOfUpgrades: Rule = {
  id: 'OpenClaw-WAF2',
  severity: 'error',
  sentence: 'The web ACL of an OpenClaw gateway does not refuse WebSockets from foreign pages.',
  why: 'A page that somebody visits could open a WebSocket with the cookie of their log-in.',
  fix: 'Block upgrades whose Origin header is missing or not your own.',
  example:
    'AndStatement: [{ header upgrade is websocket }, { NotStatement: { header origin is https://claw.example.com } }]',
  judge: (template, deployment) =>
    judgeWebAcls(template, deployment, acl => {
      const rules = rulesOf(acl);
      const labels = rules.filter(isAboutForeignOrigins).flatMap(labelsOf);
      const holds = rules.some(rule => isBlocking(rule) && refusesUpgrades(rule, labels));
      const outcome = holds ? 'compliant' : isUnreadable(rules) ? 'undecidable' : 'non-compliant';
      return [{ ...at(acl, ['Rules']), outcome }];
    }),
};

function refusesUpgrades(rule: Place, labels: string[]): boolean {
  const asked = statementsOf(rule).filter(({ negated }) => !negated);
  const isLabelled = asked.some(
    ({ kind, value }) => kind === 'LabelMatchStatement' && labels.includes(plainText(asRecord(value)['Key'])),
  );
  return asked.some(statement => looksAtHeader(statement, 'upgrade')) && (isLabelled || isAboutForeignOrigins(rule));
}

function isAboutForeignOrigins(rule: Place): boolean {
  return statementsOf(rule).some(statement => statement.negated && looksAtHeader(statement, 'origin'));
}

function labelsOf(rule: Place): string[] {
  return rule.read('RuleLabels').flatMap(labels => [labels].flat().map(label => plainText(asRecord(label)['Name'])));
}
