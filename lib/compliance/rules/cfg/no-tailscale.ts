import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noTailscale: Rule = {
  id: 'OpenClaw-CFG43',
  severity: 'error',
  sentence: 'OpenClaw is offered by Tailscale.',
  why: 'It is a way in, up to the public internet, that no load balancer or web ACL sees.',
  fix: 'Set gateway.tailscale.mode to off.',
  example: '{ "gateway": { "tailscale": { "mode": "off" } } }',
  judge: template =>
    judgeSettings(template, {
      'gateway.tailscale.mode': mode => mode === undefined || mode === 'off',
      'gateway.auth.allowTailscale': value => value !== true,
    }),
};
