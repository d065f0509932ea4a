import { judgeConfigs, valueAt } from '../../configs';
import { Rule } from '../../rule';
import { asRecord } from '../../template';

export const secretAllowList: Rule = {
  id: 'OpenClaw-CFG34',
  severity: 'error',
  sentence: 'Settings of OpenClaw may refer to any variable of its environment, or run a program for a secret.',
  why: 'A reference to a variable that was meant for nobody hands it out.',
  fix: 'Give each provider of secrets an allow list of variables.',
  example:
    '{ "secrets": { "providers": { "default": { "source": "env", "allowlist": ["OPENCLAW_GATEWAY_TOKEN"] } } } }',
  judge: template =>
    judgeConfigs(template, config => {
      const providers = Object.entries(asRecord(valueAt(config, 'secrets.providers')));
      return providers.length === 0
        ? [{ setting: 'secrets.providers', isFine: false }]
        : providers.map(([id, provider]) => ({
            setting: `secrets.providers.${id}`,
            isFine: isLimited(asRecord(provider)),
          }));
    }),
};

function isLimited({ source, allowlist }: { [key: string]: unknown }): boolean {
  if (source === 'env') return Array.isArray(allowlist) && allowlist.length > 0 && !allowlist.includes('*');
  return source !== 'exec';
}
