import { at } from '../../judge';
import { UNKNOWN } from '../../reading';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';
import { judgeWebAcls, loggingOf } from '../../web-acls';

export const redactedLogs: Rule = {
  id: 'OpenClaw-WAF5',
  severity: 'error',
  sentence: 'The logs of the web ACL of an OpenClaw gateway hold tokens or cookies.',
  why: 'Whoever reads the logs could sign in with them.',
  fix: 'Redact the headers authorization and cookie.',
  example: 'RedactedFields: [{ SingleHeader: { Name: authorization } }, { SingleHeader: { Name: cookie } }]',
  judge: template =>
    judgeWebAcls(template, acl =>
      loggingOf(template, acl).own.flatMap(log => {
        const fields = log.parts('RedactedFields').flatMap(field => field.read('SingleHeader', 'Name'));
        const names = fields.map(field => plainText(field).toLowerCase());
        return ['authorization', 'cookie'].map(header => ({
          ...at(log, ['RedactedFields']),
          subject: header,
          outcome: names.includes(header) ? 'compliant' : fields.includes(UNKNOWN) ? 'undecidable' : 'non-compliant',
        }));
      }),
    ),
};
