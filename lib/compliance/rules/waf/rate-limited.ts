import { at, best, judgeSome, Outcome, outcomeOf, presenceOf, worst } from '../../judge';
import { Place } from '../../place';
import { Rule } from '../../rule';
import { numberOf, plainText } from '../../scalars';
import { isBlocking, isUnreadable, judgeWebAcls, rulesOf } from '../../web-acls';

// Enough for an office behind one address; a limit far above holds floods alone.
const MOST_REQUESTS = 10_000;

const RATE = ['Statement', 'RateBasedStatement'];
const KEYS = [...RATE, 'CustomKeys'];

export const rateLimited: Rule = {
  id: 'OpenClaw-WAF3',
  severity: 'error',
  sentence: 'The web ACL of an OpenClaw gateway does not limit how often one client may ask.',
  why: 'Tokens could be guessed and the model run up a bill at full speed.',
  fix: 'Add a rate-based rule that blocks all requests above 10000 or fewer, over the address of the client; over its Host header too, where another one counts addresses alone.',
  example: 'RateBasedStatement: { AggregateKeyType: IP, Limit: 2000 }',
  judge: (template, deployment) =>
    judgeWebAcls(template, deployment, acl => {
      const rules = rulesOf(acl);
      const mayCountHosts = rules.some(countsAddresses);
      const limits = rules.filter(isBlocking).map(rule => judgeLimit(rule, mayCountHosts));
      return [
        { ...at(acl, ['Rules']), outcome: best([...limits, isUnreadable(rules) ? 'undecidable' : 'non-compliant']) },
      ];
    }),
};

function judgeLimit(rule: Place, mayCountHosts: boolean): Outcome {
  const read = (property: string) => rule.read(...RATE, property);
  const types = read('AggregateKeyType');
  return worst([
    outcomeOf(read('Limit'), limit => numberOf(limit) <= MOST_REQUESTS),
    outcomeOf(read('ScopeDownStatement'), scope => scope === undefined),
    outcomeOf(types, type => type === 'IP' || type === 'CUSTOM_KEYS'),
    ...(types.includes('CUSTOM_KEYS') ? judgeKeys(rule, mayCountHosts) : []),
  ]);
}

// A client that writes a part of the key itself, such as a header, is counted from zero with each value.
function judgeKeys(rule: Place, mayCountHosts: boolean): Outcome[] {
  const judgeAddress = (key: Place) => presenceOf(key.read('IP'));
  const judgeHost = (key: Place) =>
    mayCountHosts ? outcomeOf(key.read('Header', 'Name'), isHostHeader) : 'non-compliant';
  return [
    judgeSome(rule, KEYS, judgeAddress).outcome,
    ...rule.parts(...KEYS).map(key => best([judgeAddress(key), judgeHost(key)])),
  ];
}

// Who writes a host in ever new ways is counted from zero each time, but for a limit over the address alone.
function countsAddresses(rule: Place): boolean {
  return isBlocking(rule) && rule.read(...RATE, 'AggregateKeyType').every(type => type === 'IP');
}

function isHostHeader(name: unknown): boolean {
  return plainText(name).toLowerCase() === 'host';
}
