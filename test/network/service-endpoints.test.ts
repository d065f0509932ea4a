import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ServiceEndpoints } from '../../lib/network/service-endpoints';
import { testStack } from './synth';

const ACCOUNT = { Ref: 'AWS::AccountId' };
const WITHIN_ACCOUNT = { StringEquals: { 'aws:PrincipalAccount': ACCOUNT, 'aws:ResourceAccount': ACCOUNT } };

const ECR = [
  {
    Sid: 'PullOwnImages',
    Effect: 'Allow',
    Principal: '*',
    Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    Resource: '*',
    Condition: WITHIN_ACCOUNT,
  },
  {
    Sid: 'SignIn',
    Effect: 'Allow',
    Principal: '*',
    Action: 'ecr:GetAuthorizationToken',
    Resource: '*',
    Condition: { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } },
  },
];
const LOGS = [
  {
    Sid: 'WriteOwnLogs',
    Effect: 'Allow',
    Principal: '*',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: '*',
    Condition: WITHIN_ACCOUNT,
  },
];
const SECRETS = [
  {
    Sid: 'ReadAndRotateOwnSecrets',
    Effect: 'Allow',
    Principal: '*',
    Action: [
      'secretsmanager:DescribeSecret',
      'secretsmanager:GetSecretValue',
      'secretsmanager:PutSecretValue',
      'secretsmanager:UpdateSecretVersionStage',
    ],
    Resource: '*',
    Condition: WITHIN_ACCOUNT,
  },
];

function synth(organizationId?: string): Template {
  const { stack } = testStack();
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    isolatedSubnetIds: ['subnet-a', 'subnet-b'],
    isolatedSubnetRouteTableIds: ['rtb-a', 'rtb-b'],
  });
  const subnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
  new ServiceEndpoints(stack, 'Endpoints', { vpc, subnets, s3Subnets: [subnets], organizationId });
  return Template.fromStack(stack);
}

test.each([
  ['ecr.api', ECR],
  ['ecr.dkr', ECR],
  ['logs', LOGS],
  ['secretsmanager', SECRETS],
])('reaches %s inside the VPC, for this account’s principals and resources alone', (service, statements) => {
  synth().hasResource('AWS::EC2::VPCEndpoint', {
    Properties: Match.objectEquals({
      VpcEndpointType: 'Interface',
      ServiceName: `com.amazonaws.eu-central-1.${service}`,
      VpcId: 'vpc-1',
      SubnetIds: ['subnet-a', 'subnet-b'],
      PrivateDnsEnabled: true,
      SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^EndpointsSecurityGroup'), 'GroupId'] }],
      PolicyDocument: { Version: '2012-10-17', Statement: statements },
    }),
  });
});

test('reaches the bucket of image layers on S3 and no other bucket', () => {
  synth().hasResourceProperties('AWS::EC2::VPCEndpoint', {
    VpcEndpointType: 'Gateway',
    RouteTableIds: ['rtb-a', 'rtb-b'],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'ReadImageLayers',
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::prod-eu-central-1-starport-layer-bucket/*']],
          },
        },
      ],
    },
  });
});

test('reaches the resources of the organisation, if one is named, as this account’s principals', () => {
  const endpoints = Object.values(synth('o-a1b2c3d4e5').findResources('AWS::EC2::VPCEndpoint'));
  const conditions = endpoints
    .filter(({ Properties }) => Properties.VpcEndpointType === 'Interface')
    .map(({ Properties }) => Properties.PolicyDocument.Statement[0].Condition);
  const inOrganization = { 'aws:PrincipalAccount': ACCOUNT, 'aws:ResourceOrgID': 'o-a1b2c3d4e5' };
  expect(conditions).toEqual(Array(4).fill({ StringEquals: inOrganization }));
});

test('makes five endpoints', () => {
  synth().resourceCountIs('AWS::EC2::VPCEndpoint', 5);
});

test('lets nobody in and nothing out until a peer is allowed', () => {
  const template = synth();
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupIngress: Match.absent(),
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp' })],
  });
});
