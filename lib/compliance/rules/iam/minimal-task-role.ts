import { judgeTaskRole } from '../../gateway-roles';
import { judgeEvery } from '../../judge';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const minimalTaskRole: Rule = {
  id: 'OpenClaw-IAM3',
  severity: 'error',
  sentence: 'The task role of an OpenClaw gateway may do more than mount its state and ask its model.',
  why: 'The credentials endpoint cannot be blocked: the role is kept worthless, so that taking it over wins nothing.',
  fix: 'Leave elasticfilesystem:ClientMount, elasticfilesystem:ClientWrite and, where Bedrock is the provider, bedrock:Invoke*.',
  example: "actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite']",
  judge: (template, deployment) =>
    judgeTaskRole(template, deployment, statement => judgeEvery(statement, ['Action'], isNeeded)),
};

const NEEDED = /^(?:elasticfilesystem:Client(?:Mount|Write)|bedrock:(?:Invoke[a-z]*\*?|ApplyGuardrail))$/i;

function isNeeded(action: unknown): boolean {
  return NEEDED.test(plainText(action));
}
