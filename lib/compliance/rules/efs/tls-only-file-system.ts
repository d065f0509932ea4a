import { besideOpenClaw } from '../../gateways';
import { judgeSome } from '../../judge';
import { denialOf } from '../../policy-statements';
import { Rule } from '../../rule';

export const tlsOnlyFileSystem: Rule = {
  id: 'OpenClaw-EFS7',
  severity: 'error',
  sentence: 'A file system beside an OpenClaw gateway lets clients in without TLS.',
  why: 'The task definition asks for TLS, but whoever writes another one decides for itself.',
  fix: 'Deny everything to everybody when aws:SecureTransport is false.',
  example:
    "{ Effect: 'Deny', Principal: { AWS: '*' }, Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }",
  judge: besideOpenClaw(template =>
    template
      .ofType('AWS::EFS::FileSystem')
      .map(fileSystem =>
        judgeSome(fileSystem, ['FileSystemPolicy', 'Statement'], statement =>
          denialOf(statement, 'elasticfilesystem:ClientMount', /^Bool$/, /^aws:SecureTransport$/i),
        ),
      ),
  ),
};
