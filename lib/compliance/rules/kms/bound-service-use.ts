import { besideOpenClaw } from '../../gateways';
import { judgePresence } from '../../judge';
import { isAllow, isForServices } from '../../policy-statements';
import { Rule } from '../../rule';

export const boundServiceUse: Rule = {
  id: 'OpenClaw-KMS6',
  severity: 'warning',
  sentence: 'An AWS service may use a key beside an OpenClaw gateway on behalf of every account.',
  why: 'Somebody else could have the service decrypt for them: the confused deputy.',
  fix: 'Add a condition: aws:SourceAccount, aws:SourceArn or the encryption context.',
  example: "conditions: { StringEquals: { 'aws:SourceAccount': account } }",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::KMS::Key')
      .flatMap(key => key.parts('KeyPolicy', 'Statement'))
      .filter(statement => isAllow(statement) && isForServices(statement))
      .map(statement => judgePresence(statement, ['Condition'])),
  ),
};
