import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const ownSessionsOnly: Rule = {
  id: 'OpenClaw-CFG45',
  severity: 'error',
  sentence: 'The agent of OpenClaw may read sessions of others, or speak to other agents.',
  why: 'One talked-over session reads them all; both are allowed by default.',
  fix: 'Set tools.sessions.visibility to agent and tools.agentToAgent.enabled to false.',
  example: '{ "tools": { "sessions": { "visibility": "agent" }, "agentToAgent": { "enabled": false } } }',
  judge: template =>
    judgeSettings(template, {
      'tools.sessions.visibility': value => value === 'self' || value === 'tree' || value === 'agent',
      'tools.agentToAgent.enabled': value => value === false,
    }),
};
