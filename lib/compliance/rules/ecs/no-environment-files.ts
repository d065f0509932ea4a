import { gatewayTasksOf } from '../../gateways';
import { judgeEvery } from '../../judge';
import { Rule } from '../../rule';

export const noEnvironmentFiles: Rule = {
  id: 'OpenClaw-ECS37',
  severity: 'warning',
  sentence: 'A container in the task of an OpenClaw gateway takes variables from a file in S3.',
  why: 'The template no longer shows how the gateway runs, and whoever may write the object decides it.',
  fix: 'Put the variables into Environment, and secrets into Secrets.',
  example: "environment: { OPENCLAW_STATE_DIR: '/var/lib/openclaw' }",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers.map(container => judgeEvery(container, ['EnvironmentFiles'], () => false)),
    ),
};
