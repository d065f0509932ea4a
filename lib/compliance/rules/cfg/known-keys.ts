import { Judgement, judgeConfigs } from '../../configs';
import { OPENCLAW_SCHEMA } from '../../openclaw-schema';
import { Rule } from '../../rule';
import { asRecord } from '../../template';

export const knownKeys: Rule = {
  id: 'OpenClaw-CFG1',
  severity: 'error',
  sentence: 'The configuration of OpenClaw has a key that OpenClaw does not know.',
  why: 'OpenClaw refuses such a configuration and does not start; guides show some that never existed.',
  fix: 'Remove the key; AWS delivers what rateLimit, network and logging.destination promise.',
  example: 'npx openclaw config validate',
  judge: template => judgeConfigs(template, config => Object.entries(config).flatMap(judgeKey)),
};

function judgeKey([key, section]: [string, unknown]): Judgement[] {
  const known = OPENCLAW_SCHEMA.sections.get(key);
  const unknown = known === undefined ? [] : Object.keys(asRecord(section)).filter(below => !known.has(below));
  return [
    { setting: key, isFine: OPENCLAW_SCHEMA.rootKeys.has(key) },
    ...unknown.map(below => ({ setting: `${key}.${below}`, isFine: false })),
  ];
}
