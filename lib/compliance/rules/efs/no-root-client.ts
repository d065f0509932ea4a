import { besideOpenClaw } from '../../gateways';
import { judgeSome } from '../../judge';
import { denialOf } from '../../policy-statements';
import { Rule } from '../../rule';

export const noRootClient: Rule = {
  id: 'OpenClaw-EFS9',
  severity: 'warning',
  sentence: 'A file system beside an OpenClaw gateway lets clients be root.',
  why: 'Root on the file system reads and changes what belongs to every tenant.',
  fix: 'Deny elasticfilesystem:ClientRootAccess to everybody.',
  example: "{ Effect: 'Deny', Principal: { AWS: '*' }, Action: 'elasticfilesystem:ClientRootAccess' }",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::EFS::FileSystem')
      .map(fileSystem =>
        judgeSome(fileSystem, ['FileSystemPolicy', 'Statement'], statement =>
          denialOf(statement, 'elasticfilesystem:ClientRootAccess'),
        ),
      ),
  ),
};
