import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { SecretRollout } from '../../lib/secrets';
import { exactly, findings, testStack } from './synth';

const CLUSTER_ARN = 'arn:aws:ecs:eu-central-1:111111111111:cluster/cell';
const SERVICE_ARN = 'arn:aws:ecs:eu-central-1:111111111111:service/cell/gateway';

function create(props: { readonly logRetention?: logs.RetentionDays; readonly secretCount?: number } = {}) {
  const { app, stack, encryptionKey } = testStack();
  const secrets = ['Token', 'Provider']
    .slice(0, props.secretCount)
    .map(id => secretsmanager.Secret.fromSecretCompleteArn(stack, id, secretArn(id)));
  const service = ecs.BaseService.fromServiceArnWithCluster(stack, 'Service', SERVICE_ARN);
  new SecretRollout(stack, 'Rollout', { service, secrets, encryptionKey, logRetention: props.logRetention });
  return { app, stack };
}

function secretArn(id: string): string {
  return `arn:aws:secretsmanager:eu-central-1:111111111111:secret:${id}-AbCdEf`;
}

function synth(props?: Parameters<typeof create>[0]): Template {
  return Template.fromStack(create(props).stack);
}

test('starts when one of the secrets has a new current value, by the event of Secrets Manager itself', () => {
  synth().hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.secretsmanager'],
      'detail-type': ['Secret Label Updated'],
      resources: [secretArn('Token'), secretArn('Provider')],
      detail: { labelUpdated: ['AWSCURRENT'] },
    },
    State: 'ENABLED',
    Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^RolloutWorkflowStateMachine') } })],
  });
});

test('may deploy and look at this service and nothing else', () => {
  synth().hasResourceProperties('AWS::IAM::ManagedPolicy', {
    Description: 'Deploys OpenClaw with the new value of a secret',
    PolicyDocument: exactly({
      Sid: 'DeployService',
      Effect: 'Allow',
      Action: ['ecs:DescribeServices', 'ecs:UpdateService'],
      Resource: SERVICE_ARN,
      Condition: { ArnEquals: { 'ecs:cluster': CLUSTER_ARN } },
    }),
  });
});

test('may deliver logs and traces and has no further policy', () => {
  const template = synth();
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    Description: 'What Step Functions needs to deliver logs and traces',
    PolicyDocument: exactly(
      {
        Sid: 'DeliverLogs',
        Effect: 'Allow',
        Action: [
          'logs:CreateLogDelivery',
          'logs:DeleteLogDelivery',
          'logs:DescribeLogGroups',
          'logs:DescribeResourcePolicies',
          'logs:GetLogDelivery',
          'logs:ListLogDeliveries',
          'logs:PutResourcePolicy',
          'logs:UpdateLogDelivery',
        ],
        Resource: '*',
      },
      {
        Sid: 'DeliverTraces',
        Effect: 'Allow',
        Action: [
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
          'xray:PutTelemetryRecords',
          'xray:PutTraceSegments',
        ],
        Resource: '*',
      },
    ),
  });
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 3);
  template.resourceCountIs('AWS::IAM::Policy', 0);
});

test.each(['states.amazonaws.com', 'events.amazonaws.com'])('lets %s act for this account alone', Service => {
  synth().hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: exactly({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    }),
  });
});

test('logs every step, encrypted and for a year, and traces', () => {
  const template = synth();
  template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: true },
    TracingConfiguration: { Enabled: true },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    RetentionInDays: 365,
  });
});

test('logs under the prefix that takes no room in the resource policy of the account, in a name new for each stack', () => {
  synth().hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: {
      'Fn::Join': [
        '',
        [
          Match.stringLikeRegexp('^/aws/vendedlogs/states/Test-Rollout-Workflow-.*-$'),
          { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] },
        ],
      ],
    },
  });
});

test('keeps its logs as long as logRetention says', () => {
  const logRetention = logs.RetentionDays.SIX_MONTHS;
  synth({ logRetention }).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 180 });
});

test('fails without a secret', () => {
  expect(() => synth({ secretCount: 0 })).toThrow(
    'secrets must hold at least one secret, got none: leave the SecretRollout out instead',
  );
});

test('has no finding of either rule pack left', () => {
  expect(findings(create().app)).toEqual([]);
});
