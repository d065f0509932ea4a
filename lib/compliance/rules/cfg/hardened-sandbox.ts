import { Config, judgeConfigs, settingsOf } from '../../configs';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';
import { asRecord } from '../../template';

export const hardenedSandbox: Rule = {
  id: 'OpenClaw-CFG48',
  severity: 'error',
  sentence: 'The sandbox of OpenClaw is configured so that it does not hold.',
  why: 'Host networks, unconfined profiles and mounted sockets are ways out, and settings without a mode do nothing.',
  fix: 'Leave the sandbox out where there is none, or keep the defaults of OpenClaw.',
  example: '{ "sandbox": { "mode": "all", "docker": { "network": "none" } } }',
  judge: template =>
    judgeConfigs(template, config =>
      settingsOf(config)
        .filter(({ path }) => /^agents\.(?:defaults|entries\.[^.]+)\.sandbox$/.test(path))
        .map(({ path, value }) => ({ setting: path, isFine: holds(asRecord(value)) })),
    ),
};

function holds({ mode, docker, browser }: Config): boolean {
  const isOn = mode !== undefined && mode !== 'off';
  return docker === undefined ? true : isOn && [docker, browser].map(asRecord).every(isConfined);
}

function isConfined({ network, seccompProfile, apparmorProfile, binds }: Config): boolean {
  const isOwnNetwork = !/^(?:host$|container:)/.test(plainText(network));
  const isProfiled = ![seccompProfile, apparmorProfile].includes('unconfined');
  return isOwnNetwork && isProfiled && [binds ?? []].flat().length === 0;
}
