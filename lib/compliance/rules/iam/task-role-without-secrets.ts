import { judgeTaskRole } from '../../gateway-roles';
import { judgeEvery } from '../../judge';
import { coversAction } from '../../policy-statements';
import { Rule } from '../../rule';

export const taskRoleWithoutSecrets: Rule = {
  id: 'OpenClaw-IAM2',
  severity: 'error',
  sentence: 'The task role of an OpenClaw gateway may read secrets.',
  why: 'The agent can always reach the credentials of its task role; what that role may read, a message may ask for.',
  fix: 'Let the execution role inject the secrets, and take the permission from the task role.',
  example: 'secrets: { OPENCLAW_GATEWAY_TOKEN: ecs.Secret.fromSecretsManager(token) } // execution role',
  judge: (template, deployment) =>
    judgeTaskRole(template, deployment, statement =>
      judgeEvery(statement, ['Action'], action => !READS.some(read => coversAction(action, read))),
    ),
};

const READS = [
  'secretsmanager:GetSecretValue',
  'secretsmanager:BatchGetSecretValue',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
];
