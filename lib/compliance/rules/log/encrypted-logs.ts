import { besideOpenClaw } from '../../gateways';
import { judgeOwnKey } from '../../own-keys';
import { Rule } from '../../rule';

export const encryptedLogs: Rule = {
  id: 'OpenClaw-LOG1',
  severity: 'error',
  sentence: 'A log group beside an OpenClaw gateway is not encrypted with a key of your own.',
  why: 'What people write and what the agent answers appears in the log: it is user data.',
  fix: 'Set KmsKeyId.',
  example: "new logs.LogGroup(this, 'Logs', { encryptionKey: key })",
  judge: besideOpenClaw(template =>
    template.ofType('AWS::Logs::LogGroup').map(group => judgeOwnKey(group, ['KmsKeyId'])),
  ),
};
