import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const loopDetection: Rule = {
  id: 'OpenClaw-CFG53',
  severity: 'warning',
  sentence: 'Nothing stops the agent of OpenClaw when it calls the same tool over and over.',
  why: 'One message could run up a bill, or flood a service, until somebody looks.',
  fix: 'Set tools.loopDetection.enabled to true; it is off by default.',
  example: '{ "tools": { "loopDetection": { "enabled": true } } }',
  judge: template => judgeSettings(template, { 'tools.loopDetection.enabled': value => value === true }),
};
