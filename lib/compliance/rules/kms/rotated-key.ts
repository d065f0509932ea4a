import { besideOpenClaw } from '../../gateways';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';
import { TemplateResource } from '../../template';

export const rotatedKey: Rule = {
  id: 'OpenClaw-KMS1',
  severity: 'error',
  sentence: 'A key beside an OpenClaw gateway never rotates.',
  why: 'Everything that it ever encrypted hangs on one piece of key material.',
  fix: 'Set EnableKeyRotation to true.',
  example: "new kms.Key(this, 'Key', { enableKeyRotation: true })",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::KMS::Key')
      .filter(canRotate)
      .map(key => judgeValue(key, ['EnableKeyRotation'], isTrue)),
  ),
};

/** KMS rotates symmetric keys whose material it made itself. */
function canRotate(key: TemplateResource): boolean {
  const isSymmetric = key.read('KeySpec').some(spec => typeof spec !== 'string' || spec === 'SYMMETRIC_DEFAULT');
  return isSymmetric && key.read('Origin').some(origin => typeof origin !== 'string' || origin === 'AWS_KMS');
}
