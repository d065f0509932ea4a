import { besideOpenClaw } from '../../gateways';
import { at, best, judgeValue, outcomeOf, presenceOf } from '../../judge';
import { Rule, Verdict } from '../../rule';
import { TemplateResource } from '../../template';

export const noPublicFunction: Rule = {
  id: 'OpenClaw-LAM5',
  severity: 'error',
  sentence: 'Anybody may call a function beside an OpenClaw gateway.',
  why: 'Whatever its role may do, rotate a token or change a rule, everybody may have done.',
  fix: 'Name the principal with SourceAccount or SourceArn; give a function URL the AuthType AWS_IAM.',
  example: 'fn.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM })',
  judge: besideOpenClaw(template => [
    ...template.ofType('AWS::Lambda::Permission').map(judgePermission),
    ...template.ofType('AWS::Lambda::Url').map(url => judgeValue(url, ['AuthType'], type => type === 'AWS_IAM')),
  ]),
};

function judgePermission(permission: TemplateResource): Verdict {
  const limits = ['SourceAccount', 'SourceArn', 'PrincipalOrgID'].map(name => presenceOf(permission.read(name)));
  const named = outcomeOf(permission.read('Principal'), principal => principal !== '*');
  return { ...at(permission, ['Principal']), outcome: best([named, ...limits]) };
}
