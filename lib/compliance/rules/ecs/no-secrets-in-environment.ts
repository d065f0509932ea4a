import { gatewayTasksOf } from '../../gateways';
import { at } from '../../judge';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';
import { secrecyOf } from '../../variables';

export const noSecretsInEnvironment: Rule = {
  id: 'OpenClaw-ECS25',
  severity: 'error',
  sentence: 'An environment variable in the task of an OpenClaw gateway holds a secret.',
  why: 'Whoever may describe the task definition, and every revision of it, reads the value.',
  fix: 'Keep it in Secrets Manager and inject it by Secrets.',
  example: "secrets: { SLACK_BOT_TOKEN: ecs.Secret.fromSecretsManager(keys, 'SLACK_BOT_TOKEN') }",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers.flatMap(container =>
        container.parts('Environment').map(entry => {
          const [name] = entry.read('Name').map(plainText);
          return {
            ...at(entry, ['Value']),
            subject: `${container.name}:${name}`,
            outcome: secrecyOf(name ?? '', entry.read('Value')),
          };
        }),
      ),
    ),
};
