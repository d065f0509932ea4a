import { besideOpenClaw } from '../../gateways';
import { judgeRetention } from '../../retention';
import { Rule } from '../../rule';

export const keptKey: Rule = {
  id: 'OpenClaw-KMS5',
  severity: 'warning',
  sentence: 'A key beside an OpenClaw gateway is scheduled for deletion together with its stack.',
  why: 'State, secrets and backups outlive the stack, and nobody can read them without the key.',
  fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
  example: "new kms.Key(this, 'Key', { removalPolicy: RemovalPolicy.RETAIN })",
  judge: besideOpenClaw(template => template.ofType('AWS::KMS::Key').flatMap(judgeRetention)),
};
