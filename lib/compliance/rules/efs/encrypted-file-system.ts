import { besideOpenClaw } from '../../gateways';
import { judgeValue } from '../../judge';
import { judgeOwnKey } from '../../own-keys';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const encryptedFileSystem: Rule = {
  id: 'OpenClaw-EFS1',
  severity: 'error',
  sentence: 'A file system beside an OpenClaw gateway is not encrypted with a key of your own.',
  why: 'It holds transcripts, pairing records and what the agent remembers; encryption cannot be added later.',
  fix: 'Set Encrypted to true and KmsKeyId.',
  example: "new efs.FileSystem(this, 'State', { encrypted: true, kmsKey: key, … })",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::EFS::FileSystem')
      .flatMap(fileSystem => [judgeValue(fileSystem, ['Encrypted'], isTrue), judgeOwnKey(fileSystem, ['KmsKeyId'])]),
  ),
};
