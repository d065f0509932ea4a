import { besideOpenClaw } from '../../gateways';
import { judgeRetention } from '../../retention';
import { Rule } from '../../rule';

export const keptFileSystem: Rule = {
  id: 'OpenClaw-EFS10',
  severity: 'error',
  sentence: 'The state of an OpenClaw gateway is deleted together with its stack.',
  why: 'One wrong command, or a replaced property, and every transcript, pairing and memory is gone.',
  fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
  example: "new efs.FileSystem(this, 'State', { removalPolicy: RemovalPolicy.RETAIN, … })",
  judge: besideOpenClaw(template => template.ofType('AWS::EFS::FileSystem').flatMap(judgeRetention)),
};
