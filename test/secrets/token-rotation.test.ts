import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { GatewayToken, TokenRotation } from '../../lib/secrets';
import { arn, exactly, findings, testStack } from './synth';

interface Props {
  readonly logRetention?: logs.RetentionDays;
  readonly inVpc?: boolean;
}

function create(props: Props = {}) {
  const { app, stack, encryptionKey } = testStack();
  const vpc = props.inVpc ? importVpc(stack) : undefined;
  const rotation = new TokenRotation(stack, 'Rotation', { encryptionKey, vpc, logRetention: props.logRetention });
  return { app, stack, rotation, vpc };
}

function synth(props?: Props) {
  const { stack } = create(props);
  return { stack, template: Template.fromStack(stack) };
}

function importVpc(stack: Stack) {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['a', 'b'],
    privateSubnetIds: ['subnet-1', 'subnet-2'],
  });
}

const KEY = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] };
const FUNCTION = { 'Fn::GetAtt': [Match.stringLikeRegexp('^RotationFunction'), 'Arn'] };

function expectPolicy(stack: Stack, Description: string, Statement: object[]): void {
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::ManagedPolicy', {
    Description,
    PolicyDocument: exactly(...Statement),
  });
}

const NETWORK_INTERFACE_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

test('runs the bundled handler on ARM with Node.js 24 and little memory', () => {
  synth().template.hasResourceProperties('AWS::Lambda::Function', {
    Architectures: ['arm64'],
    Handler: 'index.handler',
    MemorySize: 256,
    Runtime: 'nodejs24.x',
    Timeout: 30,
    Environment: Match.absent(),
    VpcConfig: Match.absent(),
  });
});

test('reserves concurrency, so that other functions can neither starve it nor be starved', () => {
  synth().template.hasResourceProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: 5 });
});

test('sends what failed for good to an encrypted queue that refuses plain HTTP', () => {
  const { template } = synth();
  template.hasResourceProperties('AWS::Lambda::Function', {
    DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RotationDeadLetters'), 'Arn'] } },
  });
  template.hasResourceProperties('AWS::SQS::Queue', { KmsMasterKeyId: KEY, MessageRetentionPeriod: 1209600 });
  template.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: exactly(
      Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ),
  });
});

test('keeps encrypted logs for a year', () => {
  synth().template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: KEY, RetentionInDays: 365 });
});

test('keeps logs as long as logRetention says', () => {
  const { template } = synth({ logRetention: logs.RetentionDays.TWO_YEARS });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 731 });
});

test('may be invoked by Secrets Manager for this account alone', () => {
  const { template } = synth();
  template.resourceCountIs('AWS::Lambda::Permission', 1);
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: FUNCTION,
    Principal: 'secretsmanager.amazonaws.com',
    SourceAccount: { Ref: 'AWS::AccountId' },
  });
});

test('may rotate only secrets that name it as their rotation function, use keys only for them, and not touch the network', () => {
  expectPolicy(synth().stack, 'What the rotation function itself may do', [
    {
      Sid: 'RotateOwnSecrets',
      Effect: 'Allow',
      Action: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      Resource: arn('secretsmanager', 'secret:*'),
      Condition: { StringEquals: { 'secretsmanager:resource/AllowRotationLambdaArn': FUNCTION } },
    },
    {
      Sid: 'UseKeysThroughSecretsManager',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: arn('kms', 'key/*'),
      Condition: {
        StringEquals: { 'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com' },
        ArnLike: { 'kms:EncryptionContext:SecretARN': arn('secretsmanager', 'secret:*') },
      },
    },
    {
      Sid: 'DenyNetworkToCode',
      Effect: 'Deny',
      Action: NETWORK_INTERFACE_ACTIONS,
      Resource: '*',
      Condition: { ArnEquals: { 'lambda:SourceFunctionArn': FUNCTION } },
    },
  ]);
});

const RUN = [
  {
    Sid: 'WriteLogs',
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RotationLogs'), 'Arn'] },
  },
  {
    Sid: 'SendDeadLetters',
    Effect: 'Allow',
    Action: 'sqs:SendMessage',
    Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RotationDeadLetters'), 'Arn'] },
  },
  {
    Sid: 'EncryptDeadLetters',
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: KEY,
    Condition: { StringEquals: { 'kms:ViaService': 'sqs.eu-central-1.amazonaws.com' } },
  },
];

test('is run with leave to write its logs and dead letters and nothing else', () => {
  const { stack, template } = synth();
  expectPolicy(stack, 'What Lambda needs to run the rotation function', RUN);
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 2);
  template.resourceCountIs('AWS::IAM::Policy', 0);
});

test('in a VPC has a security group that allows nothing out, and interfaces in the private subnets', () => {
  const { stack, template } = synth({ inVpc: true });
  template.hasResourceProperties('AWS::Lambda::Function', {
    VpcConfig: {
      SubnetIds: ['subnet-1', 'subnet-2'],
      SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^RotationSecurityGroup'), 'GroupId'] }],
    },
  });
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '127.0.0.1/32', IpProtocol: 'tcp', FromPort: 1, ToPort: 1 })],
  });
  expectPolicy(stack, 'What Lambda needs to run the rotation function', [
    ...RUN,
    { Sid: 'AttachToNetwork', Effect: 'Allow', Action: NETWORK_INTERFACE_ACTIONS, Resource: '*' },
  ]);
});

test('can be let through to an endpoint as a connectable', () => {
  const { stack, rotation, vpc } = create({ inVpc: true });
  const endpoints = new ec2.SecurityGroup(stack, 'Endpoints', { vpc: vpc as ec2.IVpc });
  rotation.connections.allowTo(endpoints, ec2.Port.HTTPS);
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 443, ToPort: 443 });
});

test('outside a VPC has no security group to let through', () => {
  expect(create().rotation.connections.securityGroups).toEqual([]);
});

test('fails on subnets without their vpc', () => {
  const { stack, encryptionKey } = testStack();
  expect(() => new TokenRotation(stack, 'Rotation', { encryptionKey, subnets: {} })).toThrow(
    'subnets must come with the vpc that they belong to, got subnets alone: pass vpc too',
  );
});

test.each([false, true])('has no finding of either rule pack left (in a VPC: %s)', inVpc => {
  expect(findings(create({ inVpc }).app)).toEqual([]);
});

test('has no finding left either where the partition stands in the ARNs', () => {
  const { app, stack, encryptionKey } = testStack({ '@aws-cdk/core:enablePartitionLiterals': true });
  new TokenRotation(stack, 'Rotation', { encryptionKey });
  expect(findings(app)).toEqual([]);
});

describe('the function of another stack', () => {
  const { app, stack, encryptionKey } = testStack();
  const rotation = TokenRotation.fromTokenRotationAttributes(stack, 'Rotation', {
    functionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:rotate',
    roleArn: 'arn:aws:iam::111122223333:role/rotate',
  });
  new GatewayToken(stack, 'Token', { rotation, encryptionKey });
  rotation.role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['*'], resources: ['*'] }));
  rotation.function.addPermission('Stranger', { principal: new iam.ServicePrincipal('s3.amazonaws.com') });
  const template = Template.fromStack(stack);

  test('rotates a token here', () => {
    template.hasResourceProperties('AWS::SecretsManager::RotationSchedule', {
      SecretId: { Ref: Match.stringLikeRegexp('^TokenSecret') },
      RotationLambdaARN: 'arn:aws:lambda:eu-central-1:111122223333:function:rotate',
    });
  });

  test('is the only reader of the token, by its role', () => {
    template.hasResourceProperties('AWS::SecretsManager::ResourcePolicy', {
      ResourcePolicy: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'DenyReadByAllButReaders',
            Condition: { ArnNotEquals: { 'aws:PrincipalArn': ['arn:aws:iam::111122223333:role/rotate'] } },
          }),
        ]),
      }),
    });
  });

  test('is not changed: neither its role nor who may invoke it', () => {
    for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::Lambda::Permission']) {
      template.resourceCountIs(type, 0);
    }
  });

  test('leaves no finding of either rule pack', () => {
    expect(findings(app)).toEqual([]);
  });
});
