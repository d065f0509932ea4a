import { judgeConfigs } from '../../configs';
import { OPENCLAW_SCHEMA } from '../../openclaw-schema';
import { Rule } from '../../rule';

const ROOT_KEYS = new Set<string>(OPENCLAW_SCHEMA.rootKeys);

export const knownKeys: Rule = {
  id: 'OpenClaw-CFG1',
  severity: 'error',
  sentence: 'The configuration of OpenClaw has a key that OpenClaw does not know.',
  why: 'OpenClaw refuses such a configuration and does not start; guides show some that never existed.',
  fix: 'Remove the key; AWS delivers what rateLimit, network and logging.destination promise.',
  example: 'npx openclaw config validate',
  judge: template =>
    judgeConfigs(template, config => Object.keys(config).map(key => ({ setting: key, isFine: ROOT_KEYS.has(key) }))),
};
