import { at, toldAt } from '../../judge';
import { UNKNOWN } from '../../reading';
import { Rule, Verdict } from '../../rule';
import { plainText } from '../../scalars';
import { TemplateResource } from '../../template';
import { judgeWebAcls, loggingOf } from '../../web-acls';

export const redactedLogs: Rule = {
  id: 'OpenClaw-WAF5',
  severity: 'error',
  sentence: 'The logs of the web ACL of an OpenClaw gateway hold tokens or cookies.',
  why: 'Whoever reads the logs could sign in with them.',
  fix: 'Redact the headers authorization and cookie.',
  example: 'RedactedFields: [{ SingleHeader: { Name: authorization } }, { SingleHeader: { Name: cookie } }]',
  judge: (template, deployment) =>
    judgeWebAcls(template, deployment, acl =>
      loggingOf(template, deployment, acl).own.flatMap(({ template: holder, resource: log }) =>
        judgeHeaders(log).map(verdict => (holder === template ? verdict : toldAt(acl, verdict))),
      ),
    ),
};

function judgeHeaders(log: TemplateResource): Verdict[] {
  const fields = log.parts('RedactedFields').flatMap(field => field.read('SingleHeader', 'Name'));
  const names = fields.map(field => plainText(field).toLowerCase());
  return ['authorization', 'cookie'].map(header => ({
    ...at(log, ['RedactedFields']),
    subject: header,
    outcome: names.includes(header) ? 'compliant' : fields.includes(UNKNOWN) ? 'undecidable' : 'non-compliant',
  }));
}
