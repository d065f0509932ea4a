import { Deployment, deploymentOf, Located } from '../../deployment';
import { referredBy } from '../../gateway-references';
import { GATEWAY_SECRETS } from '../../gateway-secrets';
import { at, judgeSome, toldAt } from '../../judge';
import { Pointer, pointingTo } from '../../pointers';
import { denialOf } from '../../policy-statements';
import { identityOfResource } from '../../references';
import { Rule, Verdict } from '../../rule';

export const closedSecretPolicy: Rule = {
  id: 'OpenClaw-SEC6',
  severity: 'error',
  sentence: 'The policy of a secret that an OpenClaw gateway is given denies nobody.',
  why: 'Every role of the account with a broad policy may read it: an administrator, a build, another tenant.',
  fix: 'Deny secretsmanager:GetSecretValue to every principal but those that need it, by aws:PrincipalArn.',
  example: "conditions: { ArnNotEquals: { 'aws:PrincipalArn': [executionRole.roleArn] } }",
  judge: (template, templates) => {
    const deployment = deploymentOf(template, templates);
    const secrets = [...referredBy(template, deployment, GATEWAY_SECRETS)];
    return secrets.flatMap(secret => judgePolicies({ template, resource: secret }, deployment));
  },
};

const POLICIES: Pointer = { type: 'AWS::SecretsManager::ResourcePolicy', path: ['SecretId'] };
const OPERATOR = /Not(?:Equals|Like)$/;
const KEY = /^aws:(?:PrincipalArn|PrincipalTag\/.+|userid)$/i;

function judgePolicies({ template, resource: secret }: Located, deployment: Deployment): Verdict[] {
  const policies = pointingTo(deployment, POLICIES, identityOfResource(template, secret.logicalId));
  if (policies.length === 0) return [{ ...at(secret), outcome: 'non-compliant' }];
  return policies.map(({ template: holder, resource: policy }) => {
    const verdict = judgeSome(policy, ['ResourcePolicy', 'Statement'], statement =>
      denialOf(statement, 'secretsmanager:GetSecretValue', OPERATOR, KEY),
    );
    return holder === template ? verdict : toldAt(secret, verdict);
  });
}
