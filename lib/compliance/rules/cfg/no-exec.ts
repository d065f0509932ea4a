import { Config, Judgement, judgeConfigs, Setting, settingsOf, valueAt } from '../../configs';
import { Rule } from '../../rule';
import { asRecord } from '../../template';

export const noExec: Rule = {
  id: 'OpenClaw-CFG12',
  severity: 'error',
  sentence: 'The agent of OpenClaw may run commands.',
  why: 'One message can then become any program beside every secret; Fargate has no sandbox for it, and full is the default.',
  fix: 'Set tools.exec.mode to deny, for each agent that has settings of its own too.',
  example: '{ "tools": { "exec": { "mode": "deny" } } }',
  judge: template =>
    judgeConfigs(template, config => [
      judgeDefault(config),
      ...settingsOf(config).filter(isOverride).map(judgeOverride),
    ]),
};

function judgeDefault(config: Config): Judgement {
  const { mode, security } = asRecord(valueAt(config, 'tools.exec'));
  return { setting: 'tools.exec', isFine: (mode ?? security) === 'deny' };
}

function isOverride({ path }: Setting): boolean {
  return /\.tools\.(?:.+\.)?exec\.(?:mode|security)$/.test(path);
}

function judgeOverride({ path, value }: Setting): Judgement {
  return { setting: path, isFine: value === 'deny' };
}
