import { plainText } from './scalars';

/** Actions that take no resource, or that AWS services check against every resource. */
const UNSCOPED = [
  'cloudwatch:(?:PutMetricData|ListMetrics|GetMetricData|GetMetricStatistics)',
  // Lambda checks these against every resource when a function joins a VPC.
  'ec2:(?:Describe\\w+|(?:Create|Delete)NetworkInterface|(?:Assign|Unassign)PrivateIpAddresses)',
  'ecr:GetAuthorizationToken',
  'elasticfilesystem:DescribeMountTargets',
  'logs:(?:(?:Create|Delete|Get|List|Update)LogDeliver(?:y|ies)|Describe(?:LogGroups|ResourcePolicies)|PutResourcePolicy)',
  'ssmmessages:\\w+',
  'sts:GetCallerIdentity',
  'xray:(?:GetSampling(?:Rules|Targets|StatisticSummaries)|PutTelemetryRecords|PutTraceSegments)',
];
const PATTERN = new RegExp(`^(?:${UNSCOPED.join('|')})$`, 'i');

/** Whether an action can be allowed on every resource only. */
export function isUnscoped(action: unknown): boolean {
  return PATTERN.test(plainText(action));
}
