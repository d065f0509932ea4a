import { judgeEverySetting } from '../../configs';
import { Rule } from '../../rule';

export const closedDirectMessages: Rule = {
  id: 'OpenClaw-CFG19',
  severity: 'error',
  sentence: 'Anybody may write to OpenClaw directly.',
  why: 'The whole world could then try to talk the agent into something.',
  fix: 'Set dmPolicy to pairing, allowlist or disabled.',
  example: '{ "channels": { "slack": { "dmPolicy": "pairing" } } }',
  judge: template =>
    judgeEverySetting(template, /^channels\.(?:.+\.)?(?:dmPolicy|dm\.policy)$/, policy => policy !== 'open'),
};
