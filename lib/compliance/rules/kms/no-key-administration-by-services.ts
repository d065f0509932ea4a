import { besideOpenClaw } from '../../gateways';
import { judgeEvery } from '../../judge';
import { coversAction, isAllow, isForServices } from '../../policy-statements';
import { Rule } from '../../rule';

export const noKeyAdministrationByServices: Rule = {
  id: 'OpenClaw-KMS3',
  severity: 'error',
  sentence: 'An AWS service may administer a key beside an OpenClaw gateway.',
  why: 'A service needs to encrypt and decrypt; with kms:* whoever steers the service can change the policy or delete the key.',
  fix: 'Allow services kms:Decrypt, kms:Encrypt, kms:GenerateDataKey* and what their documentation names.',
  example: "key.grantEncryptDecrypt(new iam.ServicePrincipal('logs.amazonaws.com'))",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::KMS::Key')
      .flatMap(key => key.parts('KeyPolicy', 'Statement'))
      .filter(statement => isAllow(statement) && isForServices(statement))
      .map(statement => judgeEvery(statement, ['Action'], isUse)),
  ),
};

const ADMINISTRATION = ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:DisableKey', 'kms:DisableKeyRotation'];

function isUse(action: unknown): boolean {
  return !ADMINISTRATION.some(administration => coversAction(action, administration));
}
