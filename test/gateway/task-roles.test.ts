import { Match } from 'aws-cdk-lib/assertions';
import { synth } from './fixture';

const template = synth();

test.each(['GatewayTaskRole', 'GatewayExecutionRole'])(
  'lets ECS assume %s for tasks of this account and region',
  id => {
    expect(roleOf(id).AssumeRolePolicyDocument.Statement).toEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnLike: {
            'aws:SourceArn': {
              'Fn::Join': [
                '',
                ['arn:', { Ref: 'AWS::Partition' }, ':ecs:eu-central-1:', { Ref: 'AWS::AccountId' }, ':*'],
              ],
            },
          },
        },
      },
    ]);
  },
);

test.each([
  ['GatewayTaskRole', 'GatewayTaskPolicy'],
  ['GatewayExecutionRole', 'GatewayExecutionPolicy'],
])('bounds %s by its own policy, the only one it has', (id, policyId) => {
  const { ManagedPolicyArns, PermissionsBoundary, Policies } = roleOf(id);

  expect(ManagedPolicyArns).toEqual([{ Ref: expect.stringMatching(`^${policyId}`) }]);
  expect(PermissionsBoundary).toEqual(ManagedPolicyArns[0]);
  expect(Policies).toBeUndefined();
});

test('writes no inline policy', () => {
  const inline = Object.keys(template.findResources('AWS::IAM::Policy'));

  expect(inline.filter(id => id.startsWith('Gateway'))).toEqual([]);
});

test('lets the task mount its state by its access point and a mount target, and nothing else', () => {
  expect(statementsOf('GatewayTaskPolicy')).toEqual([
    {
      Sid: 'MountState',
      Effect: 'Allow',
      Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
      Resource: { 'Fn::GetAtt': [expect.stringMatching('^StateFileSystem'), 'Arn'] },
      Condition: {
        StringEquals: { 'elasticfilesystem:AccessPointArn': accessPointArn() },
        Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' },
      },
    },
  ]);
});

test('lets ECS read the two secrets, pull the two images and write the two logs, and nothing else', () => {
  const secrets = [{ Ref: expect.stringMatching('^TokenSecret') }, { Ref: expect.stringMatching('^ProviderSecret') }];
  expect(statementsOf('GatewayExecutionPolicy')).toEqual([
    { Sid: 'ReadSecrets', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: secrets },
    {
      Sid: 'DecryptSecrets',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: { 'Fn::GetAtt': [expect.stringMatching('^Key'), 'Arn'] },
      Condition: {
        StringEquals: {
          'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com',
          'kms:EncryptionContext:SecretARN': secrets,
        },
      },
    },
    {
      Sid: 'PullImages',
      Effect: 'Allow',
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      Resource: assetRepositoryArn(),
    },
    { Sid: 'LogInToEcr', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
    {
      Sid: 'WriteLogs',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: [
        { 'Fn::GetAtt': [expect.stringMatching('^LogsGateway'), 'Arn'] },
        { 'Fn::GetAtt': [expect.stringMatching('^LogsEdge'), 'Arn'] },
      ],
    },
  ]);
});

test('lets ECS read the token alone when the config needs no other secret', () => {
  const [read] = statementsOf('GatewayExecutionPolicy', synth({ secretNames: [] }));

  expect(read.Resource).toEqual({ Ref: expect.stringMatching('^TokenSecret') });
});

test('exempts the execution role, and not the task role, from the deny of both secrets', () => {
  for (const id of ['TokenSecret', 'ProviderSecret']) {
    template.hasResourceProperties('AWS::SecretsManager::ResourcePolicy', {
      SecretId: { Ref: Match.stringLikeRegexp(`^${id}`) },
      ResourcePolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Condition: {
              ArnNotEquals: {
                'aws:PrincipalArn': Match.arrayWith([
                  { 'Fn::GetAtt': [Match.stringLikeRegexp('^GatewayExecutionRole'), 'Arn'] },
                ]),
              },
            },
          }),
        ]),
      },
    });
  }
  expect(JSON.stringify(template.findResources('AWS::SecretsManager::ResourcePolicy'))).not.toContain('TaskRole');
});

function roleOf(prefix: string) {
  const roles = Object.entries(template.findResources('AWS::IAM::Role'));
  return roles.filter(([id]) => id.startsWith(prefix))[0][1].Properties;
}

function statementsOf(prefix: string, from = template) {
  const policies = Object.entries(from.findResources('AWS::IAM::ManagedPolicy'));
  return policies.filter(([id]) => id.startsWith(prefix))[0][1].Properties.PolicyDocument.Statement;
}

function accessPointArn() {
  return arn('elasticfilesystem', 'access-point/', { Ref: expect.stringMatching('^StateAccessPoint') });
}

function assetRepositoryArn() {
  return arn('ecr', 'repository/', {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own notation.
    'Fn::Sub': 'cdk-hnb659fds-container-assets-${AWS::AccountId}-eu-central-1',
  });
}

function arn(service: string, resource: string, name: object) {
  const account = { Ref: 'AWS::AccountId' };
  const prefix = ['arn:', { Ref: 'AWS::Partition' }, `:${service}:eu-central-1:`, account, `:${resource}`];
  return { 'Fn::Join': ['', [...prefix, name]] };
}
