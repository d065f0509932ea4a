import { Names } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** A metric that counts the lines of a log group that fit a pattern. */
export function createLineCount(scope: Construct, id: string, logGroup: logs.ILogGroup, pattern: string) {
  return new logs.MetricFilter(scope, id, {
    logGroup,
    filterPattern: logs.FilterPattern.literal(pattern),
    // No dimension: host and address come from the request, and a thousand made-up values would switch the filter off.
    metricNamespace: `OpenClaw/${Names.uniqueResourceName(scope, { maxLength: 200, separator: '-' })}`,
    metricName: id,
    metricValue: '1',
    defaultValue: 0,
  });
}
