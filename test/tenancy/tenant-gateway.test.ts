import { SecretValue, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  Cell,
  CellAttributes,
  Channel,
  Egress,
  ModelProvider,
  OpenClawConfig,
  TenantGateway,
  TenantGatewayProps,
} from '../../lib';
import { CELL, REFERENCES, tenant, tenantsStack } from './fixture';

const modelProvider = ModelProvider.anthropic({ model: 'claude-opus-4-6' });
const config = new OpenClawConfig({
  modelProvider,
  hostName: 'support.a.claw.example.com',
  channels: [Channel.slackHttp()],
});

/** What connects outwards alone. */
const outwards = new OpenClawConfig({ modelProvider });

type Given = Partial<TenantGatewayProps>;

function synth(attributes: Partial<CellAttributes> = {}, props: (stack: Stack) => Given = () => ({})): Template {
  const stack = tenantsStack();
  const cell = Cell.fromCellAttributes(stack, 'Cell', { ...CELL, ...attributes });
  new TenantGateway(stack, 'Tenant', { cell, config, tenant: tenant('support', 7), ...props(stack) });
  return Template.fromStack(stack);
}

const template = synth();

/** A value of the cell, as the template reads it. */
function ofCell(name: string) {
  return { Ref: expect.stringMatching(`${name.replaceAll('-', '')}[0-9A-F]{32}Parameter$`) };
}

function arn(service: string, resource: string, id: object) {
  const account = { Ref: 'AWS::AccountId' };
  return { 'Fn::Join': ['', [`arn:aws:${service}:eu-central-1:`, account, `:${resource}/`, id]] };
}

function properties(found: Template, type: string, prefix = ''): { [name: string]: never }[] {
  return Object.entries(found.findResources(type))
    .filter(([id]) => id.startsWith(prefix))
    .map(([, { Properties }]) => Properties);
}

function statementsOf(found: Template, prefix: string): unknown {
  const [policy] = properties(found, 'AWS::IAM::ManagedPolicy', prefix);
  return (policy['PolicyDocument'] as { Statement: unknown }).Statement;
}

/** What the security group of the gateway lets out or in: peer and port. */
function doors(found: Template, direction: 'Egress' | 'Ingress'): string[] {
  const beside = properties(found, `AWS::EC2::SecurityGroup${direction}`);
  expect(beside.map(rule => rule['GroupId'])).toEqual(
    beside.map(() => ({ 'Fn::GetAtt': [expect.stringMatching('^TenantGatewaySecurityGroup'), 'GroupId'] })),
  );
  const [group] = properties(found, 'AWS::EC2::SecurityGroup', 'TenantGateway');
  const inline: { [name: string]: never }[] = group[`SecurityGroup${direction}`] ?? [];
  return [...inline, ...beside]
    .map(rule => {
      const peer = rule['DestinationSecurityGroupId'] ?? rule['SourceSecurityGroupId'] ?? rule['CidrIp'];
      const name = peer?.['Ref'] ?? peer ?? rule['DestinationPrefixListId'];
      const ports = rule['FromPort'] === rule['ToPort'] ? rule['FromPort'] : `${rule['FromPort']}-${rule['ToPort']}`;
      return `${String(name).replace(/^Ssm.*openclawacmea|[0-9A-F]{32}Parameter$/g, '')} ${ports}`;
    })
    .sort();
}

describe('the security group of a tenant', () => {
  const OUT = ['127.0.0.1/32 1', 'endpointsecuritygroupid 443', 'filesystemsecuritygroupid 2049', 'pl-6ea54007 443'];

  test('lets the load balancer of the cell in, and nobody else', () => {
    expect(doors(template, 'Ingress')).toEqual(['loadbalancersecuritygroupid 8443']);
  });

  test.each([
    ['proxy', Egress.proxy()],
    ['networkFirewall', Egress.networkFirewall()],
  ])('reaches its own port of the proxy and what every task needs (%s)', (_, egress) => {
    expect(doors(synth({ egress }), 'Egress')).toEqual([...OUT, 'proxysecuritygroupid 3107']);
  });

  test('lets nobody in where the cell has no way in', () => {
    const withoutName = new OpenClawConfig({ modelProvider, channels: [Channel.telegram()] });
    const found = synth({ loadBalancerCidrs: undefined }, () => ({ config: withoutName }));
    expect(doors(found, 'Ingress')).toEqual([]);
    found.resourceCountIs('AWS::ElasticLoadBalancingV2::ListenerRule', 0);
  });

  test('has its rules before the task starts and until it is gone', () => {
    const rules = [
      ...Object.keys(template.findResources('AWS::EC2::SecurityGroupEgress')),
      ...Object.keys(template.findResources('AWS::EC2::SecurityGroupIngress')),
    ];
    const [{ DependsOn }] = Object.values(template.findResources('AWS::ECS::Service'));
    expect(DependsOn).toEqual(expect.arrayContaining(rules));
    expect(rules).toHaveLength(5);
  });
});

describe('the roles of a tenant', () => {
  const ownSecrets = [
    { Ref: expect.stringMatching('^TenantProviderSecret') },
    { Ref: expect.stringMatching('^TenantTokenSecret') },
  ];

  test('mount the directory of the tenant by its own access point, and nothing else', () => {
    expect(statementsOf(template, 'TenantGatewayTaskPolicy')).toEqual([
      {
        Sid: 'MountState',
        Effect: 'Allow',
        Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
        Resource: arn('elasticfilesystem', 'file-system', ofCell('file-system-id')),
        Condition: {
          StringEquals: {
            'elasticfilesystem:AccessPointArn': arn('elasticfilesystem', 'access-point', {
              Ref: expect.stringMatching('^TenantStateAccessPoint'),
            }),
          },
          Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' },
        },
      },
    ]);
  });

  test.each([
    ['the key of the cell', () => ({}), ofCell('encryption-key-arn')],
    [
      'a key of its own',
      (stack: Stack) => ({ encryptionKey: new kms.Key(stack, 'Own') }),
      { 'Fn::GetAtt': [expect.stringMatching('^Own'), 'Arn'] },
    ],
  ])('read the secrets of the tenant under %s, write its logs and pull its images', (_, props, key) => {
    expect(statementsOf(synth({}, props), 'TenantGatewayExecutionPolicy')).toEqual([
      { Sid: 'ReadSecrets', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: ownSecrets },
      {
        Sid: 'DecryptSecrets',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: key,
        Condition: {
          StringEquals: {
            'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com',
            'kms:EncryptionContext:SecretARN': [...ownSecrets].reverse(),
          },
        },
      },
      expect.objectContaining({ Sid: 'PullImages' }),
      { Sid: 'LogInToEcr', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
      {
        Sid: 'WriteLogs',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: [
          { 'Fn::GetAtt': [expect.stringMatching('^TenantLogsEdge'), 'Arn'] },
          { 'Fn::GetAtt': [expect.stringMatching('^TenantLogsGateway'), 'Arn'] },
        ],
      },
    ]);
  });

  test('roll out the service of the tenant, and no other of the cluster', () => {
    expect(statementsOf(template, 'TenantSecretRolloutWorkflowPolicy')).toEqual([
      {
        Sid: 'DeployService',
        Effect: 'Allow',
        Action: ['ecs:DescribeServices', 'ecs:UpdateService'],
        Resource: { Ref: expect.stringMatching('^TenantGatewayService') },
        Condition: { ArnEquals: { 'ecs:cluster': arn('ecs', 'cluster', ofCell('cluster-name')) } },
      },
    ]);
  });

  test.each(['Task', 'Execution'])('are bounded and tagged: the %s role', kind => {
    const [role] = properties(template, 'AWS::IAM::Role', `TenantGateway${kind}Role`);
    const policy = { Ref: expect.stringMatching(`^TenantGateway${kind}Policy`) };
    expect(role).toMatchObject({ ManagedPolicyArns: [policy], PermissionsBoundary: policy });
    expect(role['Tags']).toEqual([
      { Key: 'openclaw:cell', Value: 'acme-a' },
      { Key: 'openclaw:classification', Value: 'internal' },
      { Key: 'openclaw:owner', Value: 'support-team' },
      { Key: 'openclaw:tenant', Value: 'support' },
    ]);
  });
});

describe('the secrets of a tenant', () => {
  const executionRole = { 'Fn::GetAtt': [expect.stringMatching('^TenantGatewayExecutionRole'), 'Arn'] };

  function readers(found: Template, secret: string): unknown {
    const [policy] = properties(found, 'AWS::SecretsManager::ResourcePolicy', `Tenant${secret}`);
    const { Statement } = policy['ResourcePolicy'] as { Statement: { Sid: string; Condition: never }[] };
    const deny = Statement.find(({ Sid }) => Sid === 'DenyReadByAllButReaders');
    return deny?.Condition['ArnNotEquals']['aws:PrincipalArn'];
  }

  test('let the execution role read them, and the token the rotation of the cell', () => {
    expect(readers(template, 'TokenSecret')).toEqual([ofCell('rotation-role-arn'), executionRole]);
    expect(readers(template, 'ProviderSecret')).toEqual([executionRole]);
  });

  test('let maintainers read them back', () => {
    const maintainer = iam.Role.fromRoleArn(REFERENCES, 'Maintainer', 'arn:aws:iam::111122223333:role/maintainer');
    const found = synth({}, () => ({ secretMaintainers: [maintainer] }));
    expect(readers(found, 'TokenSecret')).toContain(maintainer.roleArn);
    expect(readers(found, 'ProviderSecret')).toContain(maintainer.roleArn);
  });

  test('are rotated by the function of the cell', () => {
    const [schedule] = properties(template, 'AWS::SecretsManager::RotationSchedule');
    expect(schedule['RotationLambdaARN']).toEqual(ofCell('rotation-function-arn'));
  });
});

test('the directory of a tenant is its own, on the file system of the cell', () => {
  const [accessPoint] = properties(template, 'AWS::EFS::AccessPoint');
  expect(accessPoint['FileSystemId']).toEqual(ofCell('file-system-id'));
  expect(accessPoint['RootDirectory']['Path']).toBe('/tenants/support');
});

test('the gateway goes out by the port of its slot', () => {
  const [task] = properties(template, 'AWS::ECS::TaskDefinition');
  const containers: { Name: string; Environment: unknown[] }[] = task['ContainerDefinitions'];
  expect(containers.find(({ Name }) => Name === 'gateway')?.Environment).toContainEqual({
    Name: 'OPENCLAW_PROXY_URL',
    Value: 'http://egress.openclaw.internal:3107',
  });
});

test('requests come by two rules of the slot on the listener of the cell', () => {
  const rules = properties(template, 'AWS::ElasticLoadBalancingV2::ListenerRule');
  const host = { Field: 'host-header', HostHeaderConfig: { Values: ['support.a.claw.example.com'] } };
  expect(rules.map(rule => rule['Priority'])).toEqual([13, 14]);
  for (const rule of rules) {
    expect(rule['ListenerArn']).toEqual(ofCell('listener-arn'));
    expect(rule['Conditions'][0]).toEqual(host);
  }
});

test('people sign in where the cell says so, and webhooks need not', () => {
  const oidc = {
    issuer: 'https://idp.example.com',
    authorizationEndpoint: 'https://idp.example.com/authorize',
    tokenEndpoint: 'https://idp.example.com/token',
    userInfoEndpoint: 'https://idp.example.com/userinfo',
    clientId: 'claw',
    clientSecret: SecretValue.secretsManager('oidc-client'),
  };
  const rules = properties(synth({ oidc }), 'AWS::ElasticLoadBalancingV2::ListenerRule');
  const actions = rules.map(rule => (rule['Actions'] as { Type: string }[]).map(({ Type }) => Type));
  expect(actions).toEqual([['forward'], ['authenticate-oidc', 'forward']]);
});

test('the alarms of a tenant are told to the topic of the cell', () => {
  const alarms = properties(template, 'AWS::CloudWatch::Alarm');
  expect(alarms).toHaveLength(12);
  for (const alarm of alarms) expect(alarm['AlarmActions']).toEqual([ofCell('alarm-topic-arn')]);
});

/** The alarms on refused connections: namespace and dimensions of their metric. */
function deniedAlarms(found: Template): { [name: string]: unknown }[] {
  return properties(found, 'AWS::CloudWatch::Alarm')
    .filter(alarm => alarm['MetricName'] === 'Denied')
    .map(({ Namespace, Dimensions }) => ({ Namespace, Dimensions }));
}

describe('refused connections of a tenant', () => {
  const ofTenant = (cell: string, id: string) => ({
    Namespace: `OpenClaw/Cell/${cell}`,
    Dimensions: [{ Name: 'Tenant', Value: id }],
  });

  test('are told where 25 came in five minutes', () => {
    expect(properties(template, 'AWS::CloudWatch::Alarm', 'TenantAlarmsDenied')).toEqual([
      expect.objectContaining({
        ...ofTenant('acme-a', 'support'),
        MetricName: 'Denied',
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 25,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: [ofCell('alarm-topic-arn')],
      }),
    ]);
  });

  test('are no alarm of another tenant, nor of a tenant of the same id in another cell', () => {
    const found = ['acme-a', 'acme-b'].flatMap(cellName =>
      ['support', 'sales'].map((id, index) => {
        const stack = tenantsStack();
        const cell = Cell.fromCellAttributes(stack, 'Cell', { ...CELL, cellName });
        new TenantGateway(stack, 'Tenant', { cell, config: outwards, tenant: tenant(id, index + 1) });
        return deniedAlarms(Template.fromStack(stack));
      }),
    );
    expect(found).toEqual([
      [ofTenant('acme-a', 'support')],
      [ofTenant('acme-a', 'sales')],
      [ofTenant('acme-b', 'support')],
      [ofTenant('acme-b', 'sales')],
    ]);
  });

  test('are no alarm where the cell has no proxy that refuses them', () => {
    expect(deniedAlarms(synth({ egress: Egress.dnsFirewall() }))).toEqual([]);
  });
});

test('the list of a tenant holds the hosts of its provider and channels, and the further ones', () => {
  const wiki = { host: 'wiki.example.com', reason: 'The agent reads the handbook.', owner: 'support-team' };
  const list = TenantGateway.egressListOf({ tenant: tenant('support', 7), config, extraHosts: [wiki] });
  expect(list).toMatchObject({ tenantId: 'support', slot: 7 });
  expect(list.allowedHosts).toEqual([...config.allowedHosts, wiki]);
});

describe('two tenants in one stack', () => {
  const stack = tenantsStack();
  const cell = Cell.fromCellAttributes(stack, 'Cell', CELL);
  const names = ['support', 'sales'];
  names.forEach((id, index) => {
    const own = new OpenClawConfig({ modelProvider, hostName: `${id}.a.claw.example.com` });
    new TenantGateway(stack, id, { cell, config: own, tenant: tenant(id, index + 1) });
  });
  const both = Template.fromStack(stack);

  test('stand beside each other, each with everything of its own', () => {
    for (const type of [
      'AWS::ECS::Service',
      'AWS::EFS::AccessPoint',
      'AWS::EC2::SecurityGroup',
      'AWS::ElasticLoadBalancingV2::TargetGroup',
      'AWS::ElasticLoadBalancingV2::ListenerRule',
    ]) {
      both.resourceCountIs(type, 2);
    }
  });

  test('go out by different ports', () => {
    const ports = properties(both, 'AWS::EC2::SecurityGroupEgress').map(rule => rule['FromPort']);
    expect(ports.filter(port => port > 3100).sort()).toEqual([3101, 3102]);
  });
});

test('a cell of your own opens its groups to the tenant, as they are yours to change', () => {
  const stack = tenantsStack();
  const imported = Cell.fromCellAttributes(stack, 'Cell', CELL);
  const endpointSecurityGroup = new ec2.SecurityGroup(stack, 'Endpoints', { vpc: imported.vpc });
  new TenantGateway(stack, 'Tenant', {
    cell: { ...imported, endpointSecurityGroup },
    config,
    tenant: tenant('support', 1),
  });
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Endpoints'), 'GroupId'] },
    SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TenantGateway'), 'GroupId'] },
    FromPort: 443,
  });
});

test('a name that leads nowhere is refused', () => {
  expect(() => synth({ loadBalancerCidrs: undefined })).toThrow(
    "hostName must not be given where cell acme-a has no way in, got 'support.a.claw.example.com': leave it out",
  );
});
