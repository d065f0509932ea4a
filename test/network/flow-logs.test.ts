import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { FlowLogs } from '../../lib/network/flow-logs';
import { testStack } from './synth';

function synth(): Template {
  const { stack, encryptionKey } = testStack();
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-central-1a'] });
  new FlowLogs(stack, 'FlowLogs', { vpc, encryptionKey, retention: logs.RetentionDays.SIX_MONTHS });
  return Template.fromStack(stack);
}

test('logs accepted and rejected traffic to an encrypted log group', () => {
  const template = synth();
  template.hasResource('AWS::EC2::FlowLog', {
    Properties: {
      ResourceId: 'vpc-1',
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: { Ref: Match.stringLikeRegexp('^FlowLogsLogGroup') },
      DeliverLogsPermissionArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FlowLogsRole'), 'Arn'] },
    },
    DependsOn: [Match.stringLikeRegexp('^FlowLogsPolicy')],
  });
  template.hasResource('AWS::Logs::LogGroup', {
    Properties: { KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] }, RetentionInDays: 180 },
    DeletionPolicy: 'Retain',
  });
});

test('lets this account’s flow logs alone take the role', () => {
  synth().hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            ArnLike: {
              'aws:SourceArn': {
                'Fn::Join': [
                  '',
                  [
                    'arn:',
                    { Ref: 'AWS::Partition' },
                    ':ec2:eu-central-1:',
                    { Ref: 'AWS::AccountId' },
                    ':vpc-flow-log/*',
                  ],
                ],
              },
            },
          },
        },
      ],
    },
    Policies: Match.absent(),
  });
});

test('lets the role write to its one log group and do nothing else', () => {
  const template = synth();
  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          Effect: 'Allow',
          Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FlowLogsLogGroup'), 'Arn'] },
        },
      ],
    },
    Roles: [{ Ref: Match.stringLikeRegexp('^FlowLogsRole') }],
  });
});
