import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { createAlarm } from './create-alarm';

/** A gateway asks for a few hosts at its start that no list holds. */
export const DENIED_THRESHOLD = 25;

/** An alarm on refused connections, of one gateway or of all that use a proxy. */
export function createDeniedAlarm(
  scope: Construct,
  metric: cloudwatch.IMetric,
  topic: sns.ITopic,
  threshold = DENIED_THRESHOLD,
): cloudwatch.Alarm {
  return createAlarm(scope, 'Denied', {
    topic,
    description:
      'The egress proxy refused many connections: its log names tenant and host. A host is missing on the list, or an agent is after something.',
    metric,
    threshold,
  });
}
