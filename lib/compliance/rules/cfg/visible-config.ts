import { configsOf, gatewaysOf } from '../../gateways';
import { Rule } from '../../rule';

export const visibleConfig: Rule = {
  id: 'OpenClaw-CFG52',
  severity: 'warning',
  sentence: 'The configuration of OpenClaw is not in the template, or cannot be read there.',
  why: 'Nobody can tell from the template what the agent may do, and no roll-back brings the configuration back.',
  fix: 'Hand the configuration to the task as literal JSON in OPENCLAW_CONFIG.',
  example: 'Environment: [{ Name: OPENCLAW_CONFIG, Value: "{ … }" }]',
  judge: template => {
    const configs = configsOf(template);
    const tasks = new Set(gatewaysOf(template).map(({ task }) => task));
    return [...tasks].map(task => {
      const own = configs.filter(({ container }) => container.task === task);
      const isRead = own.length > 0 && own.every(({ config }) => config !== undefined);
      return { resource: task.logicalId, outcome: isRead ? 'compliant' : 'undecidable' };
    });
  },
};
