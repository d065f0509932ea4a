import { besideOpenClaw } from '../../gateways';
import { at, best, presenceOf } from '../../judge';
import { Rule } from '../../rule';

export const rotationForOneAccount: Rule = {
  id: 'OpenClaw-SEC8',
  severity: 'error',
  sentence: 'Secrets Manager may call a rotation function on behalf of every account.',
  why: 'Somebody else could have the function run on a secret of theirs; the CDK adds this permission without an account.',
  fix: 'Set SourceAccount on the permission.',
  example:
    "fn.addPermission('Rotation', { principal: new iam.ServicePrincipal('secretsmanager.amazonaws.com'), sourceAccount: account })",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::Lambda::Permission')
      .filter(permission => permission.read('Principal').includes('secretsmanager.amazonaws.com'))
      .map(permission => {
        const limits = ['SourceAccount', 'SourceArn'].map(name => presenceOf(permission.read(name)));
        return { ...at(permission, ['SourceAccount']), outcome: best(limits) };
      }),
  ),
};
