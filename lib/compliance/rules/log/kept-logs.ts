import { besideOpenClaw } from '../../gateways';
import { judgeRetention } from '../../retention';
import { Rule } from '../../rule';

export const keptLogs: Rule = {
  id: 'OpenClaw-LOG4',
  severity: 'warning',
  sentence: 'A log group beside an OpenClaw gateway is deleted together with its stack.',
  why: 'Whoever can delete the stack deletes the traces of what happened before.',
  fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
  example: "new logs.LogGroup(this, 'Logs', { removalPolicy: RemovalPolicy.RETAIN })",
  judge: besideOpenClaw(template => template.ofType('AWS::Logs::LogGroup').flatMap(judgeRetention)),
};
