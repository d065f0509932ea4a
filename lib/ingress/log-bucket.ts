import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeControl } from '../private/acknowledge-control';

/** A bucket for the logs of a load balancer. */
export function createLogBucket(scope: Construct, id: string, retention: logs.RetentionDays): s3.Bucket {
  const bucket = new s3.Bucket(scope, id, {
    // A load balancer can write to a bucket with S3's own keys alone.
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [lifecycle(retention)],
  });
  // The logs outlive the stack, and so does what refuses plain HTTP.
  bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN);
  acknowledgeFindings(bucket);
  return bucket;
}

/** Writes access, connection and health-check logs to the bucket. */
export function logTo(bucket: s3.IBucket, loadBalancer: elbv2.ApplicationLoadBalancer): void {
  loadBalancer.logAccessLogs(bucket);
  loadBalancer.logConnectionLogs(bucket);
  loadBalancer.setAttribute('health_check_logs.s3.enabled', 'true');
  loadBalancer.setAttribute('health_check_logs.s3.bucket', bucket.bucketName);
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${Stack.of(loadBalancer).account}/*`)],
    }),
  );
}

function lifecycle(retention: logs.RetentionDays): s3.LifecycleRule {
  return {
    expiration: retention === logs.RetentionDays.INFINITE ? undefined : Duration.days(retention),
    noncurrentVersionExpiration: Duration.days(30),
    abortIncompleteMultipartUploadAfter: Duration.days(7),
  };
}

function acknowledgeFindings(bucket: s3.Bucket): void {
  const lastInLine = 'This bucket is where access logs end: logging its own access would write logs about logs.';
  Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason: lastInLine });
  acknowledgeControl(bucket, 'S3BucketLoggingEnabled', lastInLine);
  acknowledgeControl(
    bucket,
    'S3DefaultEncryptionKMS',
    'Elastic Load Balancing delivers logs to buckets with SSE-S3 only; a KMS key would stop the logs.',
  );
  acknowledgeControl(
    bucket,
    'S3BucketReplicationEnabled',
    'Access logs are versioned and kept; copying them to another region is for the log archive that collects them.',
  );
}
