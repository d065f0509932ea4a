import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noBrowser: Rule = {
  id: 'OpenClaw-CFG28',
  severity: 'error',
  sentence: 'OpenClaw may drive a browser.',
  why: 'Every page that it opens can give it orders, and carry away what it knows; it is on unless switched off.',
  fix: 'Set browser.enabled to false.',
  example: '{ "browser": { "enabled": false } }',
  judge: template => judgeSettings(template, { 'browser.enabled': value => value === false }),
};
