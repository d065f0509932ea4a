import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

export const logInRate: Rule = {
  id: 'OpenClaw-CFG6',
  severity: 'error',
  sentence: 'OpenClaw does not limit how often a token may be guessed.',
  why: 'Its default holds no limit that the audit of OpenClaw would accept as set.',
  fix: 'Set gateway.auth.rateLimit to ten attempts a minute or fewer, and a time out after.',
  example: '{ "rateLimit": { "maxAttempts": 10, "windowMs": 60000, "lockoutMs": 300000 } }',
  judge: template =>
    judgeSettings(template, {
      'gateway.auth.rateLimit.maxAttempts': attempts => numberOf(attempts) > 0 && numberOf(attempts) <= 20,
    }),
};
