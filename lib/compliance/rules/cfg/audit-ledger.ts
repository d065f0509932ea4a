import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const auditLedger: Rule = {
  id: 'OpenClaw-CFG32',
  severity: 'error',
  sentence: 'OpenClaw does not record who made it use which tool.',
  why: 'After an incident nobody can say on whose words the agent acted.',
  fix: 'Switch logging.audit on, for all messages and with the identity of who asked.',
  example: '{ "logging": { "audit": { "enabled": true, "messages": "all", "executionIdentity": true } } }',
  judge: template =>
    judgeSettings(template, {
      'logging.audit.enabled': value => value !== false,
      'logging.audit.messages': value => value === 'all' || value === 'direct',
      'logging.audit.executionIdentity': value => value === true,
    }),
};
