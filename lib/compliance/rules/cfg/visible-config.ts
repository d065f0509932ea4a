import { configsOfTask, gatewayTasksOf } from '../../gateways';
import { Rule } from '../../rule';

export const visibleConfig: Rule = {
  id: 'OpenClaw-CFG52',
  severity: 'warning',
  sentence: 'The configuration of OpenClaw is not in the template, or cannot be read there.',
  why: 'Nobody can tell from the template what the agent may do, and no roll-back brings the configuration back.',
  fix: 'Hand the configuration to the task as literal JSON in OPENCLAW_CONFIG.',
  example: 'Environment: [{ Name: OPENCLAW_CONFIG, Value: "{ … }" }]',
  judge: template =>
    gatewayTasksOf(template).map(({ task }) => {
      const configs = configsOfTask(template, task);
      const isRead = configs.length > 0 && configs.every(({ config }) => config !== undefined);
      return { resource: task.logicalId, outcome: isRead ? 'compliant' : 'undecidable' };
    }),
};
