import { Rule } from '../../rule';
import { judgeWebAcls, loggingOf } from '../../web-acls';

export const webAclLogs: Rule = {
  id: 'OpenClaw-WAF4',
  severity: 'error',
  sentence: 'The web ACL of an OpenClaw gateway writes no logs.',
  why: 'Nobody learns who is refused, or that an attack has begun.',
  fix: 'Add a logging configuration for the web ACL.',
  example: 'AWS::WAFv2::LoggingConfiguration: { ResourceArn: !GetAtt WebAcl.Arn, … }',
  judge: (template, deployment) =>
    judgeWebAcls(template, deployment, acl => {
      const { own, isUntold } = loggingOf(template, deployment, acl);
      const outcome = own.length > 0 ? 'compliant' : isUntold ? 'undecidable' : 'non-compliant';
      return [{ resource: acl.logicalId, outcome }];
    }),
};
