import { besideOpenClaw } from '../../gateways';
import { judgeSome } from '../../judge';
import { denialOf } from '../../policy-statements';
import { Rule } from '../../rule';

export const accessPointOnlyFileSystem: Rule = {
  id: 'OpenClaw-EFS8',
  severity: 'error',
  sentence: 'A file system beside an OpenClaw gateway can be mounted without an access point.',
  why: 'Whoever may mount could go around the access points, and see all directories as any user.',
  fix: 'Deny elasticfilesystem:ClientMount when elasticfilesystem:AccessPointArn is missing.',
  example:
    "{ Effect: 'Deny', Principal: { AWS: '*' }, Action: 'elasticfilesystem:ClientMount', Condition: { Null: { 'elasticfilesystem:AccessPointArn': 'true' } } }",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::EFS::FileSystem')
      .map(fileSystem =>
        judgeSome(fileSystem, ['FileSystemPolicy', 'Statement'], statement =>
          denialOf(
            statement,
            'elasticfilesystem:ClientMount',
            /^Null$|Not(?:Equals|Like)$/,
            /^elasticfilesystem:AccessPointArn$/i,
          ),
        ),
      ),
  ),
};
