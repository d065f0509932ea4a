import { ownSecretsOf } from '../../gateway-secrets';
import { at, judgeSome } from '../../judge';
import { denialOf } from '../../policy-statements';
import { referenceOf } from '../../reading';
import { Rule, Verdict } from '../../rule';
import { Template, TemplateResource } from '../../template';

export const closedSecretPolicy: Rule = {
  id: 'OpenClaw-SEC6',
  severity: 'error',
  sentence: 'The policy of a secret that an OpenClaw gateway is given denies nobody.',
  why: 'Every role of the account with a broad policy may read it: an administrator, a build, another tenant.',
  fix: 'Deny secretsmanager:GetSecretValue to every principal but those that need it, by aws:PrincipalArn.',
  example: "conditions: { ArnNotEquals: { 'aws:PrincipalArn': [executionRole.roleArn] } }",
  judge: template => ownSecretsOf(template).flatMap(secret => judgePolicies(template, secret)),
};

const OPERATOR = /Not(?:Equals|Like)$/;
const KEY = /^aws:(?:PrincipalArn|PrincipalTag\/.+|userid)$/i;

function judgePolicies(template: Template, secret: TemplateResource): Verdict[] {
  const policies = template
    .ofType('AWS::SecretsManager::ResourcePolicy')
    .filter(policy => policy.read('SecretId').some(id => referenceOf(id) === secret.logicalId));
  if (policies.length === 0) return [{ ...at(secret), outcome: 'non-compliant' }];
  return policies.map(policy =>
    judgeSome(policy, ['ResourcePolicy', 'Statement'], statement =>
      denialOf(statement, 'secretsmanager:GetSecretValue', OPERATOR, KEY),
    ),
  );
}
