import { judgeConfigs, valueAt } from '../../configs';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';
import { asRecord } from '../../template';

export const ownOrigins: Rule = {
  id: 'OpenClaw-CFG8',
  severity: 'error',
  sentence: 'Pages of other sites may drive the Control UI of OpenClaw.',
  why: 'With the token in the browser, a foreign page is the operator.',
  fix: 'List the exact origin of the Control UI, or switch it off.',
  example: '{ "controlUi": { "allowedOrigins": ["https://claw.example.com"] } }',
  judge: template =>
    judgeConfigs(template, config => [
      {
        setting: 'gateway.controlUi.allowedOrigins',
        isFine: isLimited(asRecord(valueAt(config, 'gateway.controlUi'))),
      },
    ]),
};

function isLimited({ enabled, allowedOrigins }: { [key: string]: unknown }): boolean {
  if (enabled === false) return true;
  return Array.isArray(allowedOrigins) && allowedOrigins.length > 0 && allowedOrigins.every(isExact);
}

function isExact(origin: unknown): boolean {
  return /^https:\/\/[^*\s/]+$/.test(plainText(origin));
}
