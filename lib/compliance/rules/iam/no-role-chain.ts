import { judgeTaskRole } from '../../gateway-roles';
import { judgeEvery } from '../../judge';
import { coversAction } from '../../policy-statements';
import { Rule } from '../../rule';

export const noRoleChain: Rule = {
  id: 'OpenClaw-IAM7',
  severity: 'error',
  sentence: 'The task role of an OpenClaw gateway may take on another role.',
  why: 'Every role that it can reach is one that an agent can be talked into using.',
  fix: 'Take sts:AssumeRole from the task role.',
  example: "actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite']",
  judge: (template, deployment) =>
    judgeTaskRole(template, deployment, statement =>
      judgeEvery(statement, ['Action'], action => !coversAction(action, 'sts:AssumeRole')),
    ),
};
