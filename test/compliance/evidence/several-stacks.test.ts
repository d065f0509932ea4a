import { Evidence } from '../../../lib/compliance/evidence/evidence';
import { renderPage } from '../../../lib/compliance/evidence/page/page';
import { evidenceOf } from './fixture';

const PARAMETERS = {
  Files: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cell/files' },
  Subnets: { Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: '/cell/subnets' },
};

function parameter(name: string, value: unknown): object {
  return { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Name: name, Value: value } };
}

function cell(policy: object = { Effect: 'Allow', Principal: '*', Action: 'elasticfilesystem:ClientRootAccess' }) {
  return {
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/20' } },
      Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' } } },
      Files: { Type: 'AWS::EFS::FileSystem', Properties: { FileSystemPolicy: { Statement: [policy] } } },
      FilesParameter: parameter('/cell/files', { Ref: 'Files' }),
      SubnetsParameter: parameter('/cell/subnets', { Ref: 'Subnet' }),
    },
  };
}

function tenant(...statements: object[]) {
  const mount = {
    Sid: 'Mount',
    Effect: 'Allow',
    Action: 'elasticfilesystem:ClientMount',
    Resource: { 'Fn::Sub': `arn:aws:elasticfilesystem:eu-central-1:\${AWS::AccountId}:file-system/\${Files}` },
    Condition: { StringEquals: { 'elasticfilesystem:AccessPointArn': { 'Fn::GetAtt': ['AccessPoint', 'Arn'] } } },
  };
  const trust = { Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' } }] };
  const network = { AwsvpcConfiguration: { Subnets: { Ref: 'Subnets' } } };
  return {
    Parameters: PARAMETERS,
    Resources: {
      AccessPoint: { Type: 'AWS::EFS::AccessPoint', Properties: { FileSystemId: { Ref: 'Files' } } },
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust } },
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [mount, ...statements] } },
      },
      Service: { Type: 'AWS::ECS::Service', Properties: { NetworkConfiguration: network } },
    },
  };
}

function readers({ access }: Evidence): [string, string, string][] {
  return access.map(({ reader, verdict, by }) => [reader, verdict, by]);
}

test('the role of a tenant is told as a reader of what the cell keeps, under its own condition', () => {
  const { access } = evidenceOf({ 'acme-a/cell': cell(), 'acme-a/support': tenant() });

  expect(access).toEqual([
    {
      stack: 'acme-a/cell',
      kind: 'file system',
      data: 'Files',
      reader: 'acme-a/support#Role',
      assumedBy: ['ecs-tasks.amazonaws.com'],
      verdict: 'may read',
      by: 'acme-a/support#Policy (Mount)',
      conditions: [`StringEquals elasticfilesystem:AccessPointArn: \${acme-a/support#AccessPoint.Arn}`],
    },
  ]);
});

test('a denial counts, of the tenant and of the cell', () => {
  const denial = { Sid: 'Never', Effect: 'Deny', Action: 'elasticfilesystem:*', Resource: '*' };

  expect(readers(evidenceOf({ cell: cell(), support: tenant(denial) }))).toEqual([
    ['support#Role', 'denied', 'support#Policy (Never)'],
  ]);
  expect(readers(evidenceOf({ cell: cell({ ...denial, Principal: '*' }), support: tenant() }))).toEqual([
    ['support#Role', 'denied', 'Files (Never)'],
  ]);
});

test('a pattern of a tenant is not taken for a right to what the cell keeps', () => {
  const everything = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  const { Resources } = cell();
  const withBucket = { Resources: { ...Resources, Bucket: { Type: 'AWS::S3::Bucket' } } };

  expect(readers(evidenceOf({ cell: withBucket, support: tenant(everything) }))).toEqual([
    ['support#Role', 'may read', 'support#Policy (Mount)'],
    ['', 'nobody in these templates', ''],
  ]);
});

test('a role that the policy of a secret spares is told, and one that it does not spare is not', () => {
  const read = { Sid: 'Rotate', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' };
  const rotation = tenant(read);
  const published = { ...rotation.Resources, Parameter: parameter('/cell/role', { 'Fn::GetAtt': ['Role', 'Arn'] }) };
  const spared = { ArnNotEquals: { 'aws:PrincipalArn': [{ Ref: 'Rotation' }] } };
  const denial = { Effect: 'Deny', Action: 'secretsmanager:GetSecretValue', Principal: '*', Condition: spared };
  const secrets = {
    Parameters: { Rotation: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cell/role' } },
    Resources: {
      Secret: { Type: 'AWS::SecretsManager::Secret' },
      Other: { Type: 'AWS::SecretsManager::Secret' },
      Policy: {
        Type: 'AWS::SecretsManager::ResourcePolicy',
        Properties: { SecretId: { Ref: 'Secret' }, ResourcePolicy: { Statement: [denial] } },
      },
    },
  };

  expect(readers(evidenceOf({ rotation: { ...rotation, Resources: published }, secrets }))).toEqual([
    ['rotation#Role', 'may read', 'rotation#Policy (Rotate)'],
    ['', 'nobody in these templates', ''],
  ]);
});

test('the gateways of tenants stand in the subnets of the cell', () => {
  const { network } = evidenceOf({ cell: cell(), support: tenant(), sales: tenant() });

  expect(network[0]?.subnets[0]?.occupants).toEqual([
    { what: 'service', resource: 'support#Service' },
    { what: 'service', resource: 'sales#Service' },
  ]);
});

test('the page names the constructs of other stacks, and counts gateways that are too many to draw', () => {
  const few = renderPage(evidenceOf({ cell: cell(), support: tenant() }));
  const many = renderPage(
    evidenceOf({ cell: cell(), a: tenant(), b: tenant(), c: tenant(), d: tenant(), e: tenant() }),
  );

  expect(few).toContain('<tspan class="what">service</tspan> support/Service');
  expect(few.replaceAll('<wbr>', '')).toContain('<code>support/Role</code>');
  expect(few).toContain('elasticfilesystem:AccessPointArn: {support/AccessPoint}');
  expect(many).toContain('<tspan class="what">5 services</tspan> a/Service, b/Service');
});
