import { judgeConfigs, valueAt } from '../../configs';
import { Rule } from '../../rule';

export const noAuditSuppressions: Rule = {
  id: 'OpenClaw-CFG38',
  severity: 'error',
  sentence: 'The configuration of OpenClaw hides findings of its own audit.',
  why: 'What is hidden there is not seen by whoever runs the audit.',
  fix: 'Remove security.audit.suppressions and acknowledge the finding where it is checked.',
  example: '{ "security": {} }',
  judge: template =>
    judgeConfigs(template, config => [
      {
        setting: 'security.audit.suppressions',
        isFine: [valueAt(config, 'security.audit.suppressions') ?? []].flat().length === 0,
      },
    ]),
};
