import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';
import { judgeWebAcls, rulesOf } from '../../web-acls';

const METRICS = ['VisibilityConfig', 'CloudWatchMetricsEnabled'];

export const webAclMetrics: Rule = {
  id: 'OpenClaw-WAF6',
  severity: 'error',
  sentence: 'The web ACL of an OpenClaw gateway, or a rule of it, counts nothing.',
  why: 'Without metrics no alarm can tell that somebody tries.',
  fix: 'Set CloudWatchMetricsEnabled to true for the web ACL and each rule.',
  example: 'VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: … }',
  judge: (template, deployment) =>
    judgeWebAcls(template, deployment, acl => [
      judgeValue(acl, METRICS, isTrue),
      ...rulesOf(acl).map(rule => judgeValue(rule, METRICS, isTrue)),
    ]),
};
