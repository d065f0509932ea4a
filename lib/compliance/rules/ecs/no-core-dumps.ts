import { gatewayTasksOf } from '../../gateways';
import { judgeSome, outcomeOf, worst } from '../../judge';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const noCoreDumps: Rule = {
  id: 'OpenClaw-ECS33',
  severity: 'warning',
  sentence: 'A container in the task of an OpenClaw gateway may write core dumps.',
  why: 'A dump of the gateway holds its token, its keys and what people wrote to it.',
  fix: 'Set the core limit to 0, soft and hard.',
  example: 'ulimits: [{ name: ecs.UlimitName.CORE, softLimit: 0, hardLimit: 0 }]',
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers.map(container =>
        judgeSome(container, ['Ulimits'], limit =>
          worst([
            outcomeOf(limit.read('Name'), name => name === 'core'),
            outcomeOf(limit.read('SoftLimit'), value => numberOf(value) === 0),
            outcomeOf(limit.read('HardLimit'), value => numberOf(value) === 0),
          ]),
        ),
      ),
    ),
};
