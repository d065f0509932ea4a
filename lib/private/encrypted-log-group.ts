import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface EncryptedLogGroupProps extends logs.LogGroupProps {
  readonly encryptionKey: kms.IKey;
  readonly retention: logs.RetentionDays;
}

/** A log group under a customer-managed key that CloudWatch Logs may use for this account's log groups alone. */
export function encryptedLogGroup(scope: Construct, id: string, props: EncryptedLogGroupProps): logs.LogGroup {
  allowCloudWatchLogs(props.encryptionKey, Stack.of(scope));
  return new logs.LogGroup(scope, id, { removalPolicy: RemovalPolicy.RETAIN, ...props });
}

const SID = 'CloudWatchLogs';

function allowCloudWatchLogs(key: kms.IKey, stack: Stack): void {
  // An imported key has a policy that is not ours to change: its owner grants the service.
  if (!(key instanceof kms.Key) || key.node.tryFindChild(SID)) {
    return;
  }
  new Construct(key, SID);
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: SID,
      principals: [new iam.ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
      actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': stack.formatArn({ service: 'logs', resource: 'log-group:*' }),
        },
      },
    }),
  );
}
