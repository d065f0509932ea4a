import { at } from '../../judge';
import { Rule } from '../../rule';
import { isBlocking, isUnreadable, judgeWebAcls, rulesOf } from '../../web-acls';

export const rateLimited: Rule = {
  id: 'OpenClaw-WAF3',
  severity: 'error',
  sentence: 'The web ACL of an OpenClaw gateway does not limit how often one client may ask.',
  why: 'Tokens could be guessed and the model run up a bill at full speed.',
  fix: 'Add a rate-based rule that blocks, over the address of the client.',
  example: 'RateBasedStatement: { AggregateKeyType: IP, Limit: 2000 }',
  judge: (template, deployment) =>
    judgeWebAcls(template, deployment, acl => {
      const rules = rulesOf(acl);
      const limits = rules.some(
        rule => isBlocking(rule) && rule.read('Statement', 'RateBasedStatement').some(value => value !== undefined),
      );
      const outcome = limits ? 'compliant' : isUnreadable(rules) ? 'undecidable' : 'non-compliant';
      return [{ ...at(acl, ['Rules']), outcome }];
    }),
};
