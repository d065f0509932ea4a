import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge-wildcard';

export interface RunPolicyProps {
  /** What is run, as in 'the rotation function'. */
  readonly purpose: string;
  readonly logGroup: logs.ILogGroup;
  readonly deadLetterQueue: sqs.IQueue;
  readonly encryptionKey: kms.IKey;
  readonly inNetwork: boolean;
  /** What Lambda needs beyond. */
  readonly statements?: iam.PolicyStatement[];
}

const NETWORK_INTERFACE_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/** What Lambda needs to run a function; the function cannot be created without it. */
export function runPolicy(scope: Construct, id: string, props: RunPolicyProps): iam.ManagedPolicy {
  const policy = new iam.ManagedPolicy(scope, id, {
    description: `What Lambda needs to run ${props.purpose}`,
    statements: [
      new iam.PolicyStatement({
        sid: 'WriteLogs',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [props.logGroup.logGroupArn],
      }),
      new iam.PolicyStatement({
        sid: 'SendDeadLetters',
        actions: ['sqs:SendMessage'],
        resources: [props.deadLetterQueue.queueArn],
      }),
      new iam.PolicyStatement({
        sid: 'EncryptDeadLetters',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [props.encryptionKey.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `sqs.${Stack.of(scope).region}.amazonaws.com` } },
      }),
      ...(props.statements ?? []),
    ],
  });
  if (props.inNetwork) {
    policy.addStatements(
      new iam.PolicyStatement({ sid: 'AttachToNetwork', actions: NETWORK_INTERFACE_ACTIONS, resources: ['*'] }),
    );
    acknowledgeWildcard(
      policy,
      '*',
      'Lambda itself attaches the function to the subnets and needs these actions on all resources; DenyNetworkToCode denies them to the code of the function.',
    );
  }
  return policy;
}

/** Leaves the actions on network interfaces to Lambda alone. */
export function denyNetworkToCode(code: lambda.IFunction): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'DenyNetworkToCode',
    effect: iam.Effect.DENY,
    actions: NETWORK_INTERFACE_ACTIONS,
    resources: ['*'],
    conditions: { ArnEquals: { 'lambda:SourceFunctionArn': code.functionArn } },
  });
}
