import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const noLogOnState: Rule = {
  id: 'OpenClaw-CFG50',
  severity: 'warning',
  sentence: 'OpenClaw writes its log into its state.',
  why: 'What people wrote then stays on the file system and in every backup of it.',
  fix: 'Set logging.file to a path below /tmp.',
  example: '{ "logging": { "file": "/tmp/openclaw/openclaw.log" } }',
  judge: template =>
    judgeSettings(template, { 'logging.file': file => file === undefined || /^\/tmp\//.test(plainText(file)) }),
};
