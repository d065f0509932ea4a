import { Verdict } from '../../lib/compliance/rule';
import { RULES } from '../../lib/compliance/rules';
import { Template } from '../../lib/compliance/template';
import { CellChanges, importing, linkedCell, publishing } from './cell-deployment';
import { NETWORK_TEMPLATE } from './network-template';
import { add, remove, set } from './rule-cases';
import { ruleOf } from './rule-of';

const ref = (id: string) => ({ Ref: id });
const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });

/** The groups whose rules follow references from gateways into the network, to what stands before them and to others. */
const FOLLOWING = RULES.filter(({ id }) => /^OpenClaw-(?:NET|END|DNS|ALB|WAF|TEN)\d/.test(id));

interface Told {
  readonly rule: string;
  readonly template: string;
  readonly verdict: Verdict;
}

function told(templates: readonly Template[], rules = FOLLOWING): Told[] {
  return rules.flatMap(rule =>
    templates.flatMap(template =>
      rule.judge(template, templates).map(verdict => ({ rule: rule.id.slice(9), template: template.name, verdict })),
    ),
  );
}

/** What is not as it should be, as the rule and where it found it, with a question mark for what cannot be told. */
function findings(changes: CellChanges, rules = FOLLOWING): string[] {
  const open = told(linkedCell(changes), rules).filter(({ verdict }) => verdict.outcome !== 'compliant');
  const texts = open.map(({ rule, template, verdict: { resource, outcome } }) => {
    const suffix = outcome === 'undecidable' ? '?' : '';
    return `${rule} ${template.replace('acme-a/', '')}.${resource}${suffix}`;
  });
  return [...new Set(texts)];
}

test('nothing is wrong with a cell of hardened stacks, and nothing in it cannot be told', () => {
  expect(findings({})).toEqual([]);
});

test('every rule has as much to judge in a cell as where all stands in one template', () => {
  const single = new Template('Single', NETWORK_TEMPLATE);
  const judged = (templates: readonly Template[]) => [...new Set(told(templates).map(({ rule }) => rule))];

  expect(judged(linkedCell())).toEqual(judged([single]));
});

test('what several tenants use is judged once, in the stack that holds it', () => {
  const subnets = told(linkedCell(), [ruleOf(RULES, 'OpenClaw-NET10')]);

  expect(subnets.map(({ template, verdict }) => `${template}.${verdict.resource}`)).toEqual([
    'acme-a/cell.GatewaySubnet',
    'acme-a/cell.OtherSubnet',
  ]);
});

const SOME_ROUTE = { RouteTableId: ref('RouteTable'), NatGatewayId: 'nat-1', DestinationCidrBlock: '0.0.0.0/0' };

test.each<[string, CellChanges, string[]]>([
  [
    'a default route of the subnets',
    { cell: [add('Route', 'AWS::EC2::Route', SOME_ROUTE)] },
    ['NET1 cell.Route', 'NET2 cell.Route'],
  ],
  [
    'a subnet that gives public addresses',
    { cell: [set('OtherSubnet', 'MapPublicIpOnLaunch', true)] },
    ['NET10 cell.OtherSubnet'],
  ],
  ['a VPC without flow logs', { cell: [remove('FlowLog')] }, ['NET8 cell.Vpc']],
  ['a VPC with an open default group', { cell: [remove('DefaultGroup')] }, ['NET9 cell.Vpc']],
  ['a VPC without a DNS Firewall', { cell: [remove('RuleGroupAssociation')] }, ['DNS1 cell.Vpc']],
  [
    'a tenant in a group that lets it go anywhere',
    { support: [set('GatewayToProxy', 'CidrIp', '0.0.0.0/0')] },
    ['NET3 support.GatewayToProxy', 'NET4 support.GatewayToProxy'],
  ],
  [
    'a tenant that lets in another group than that of the load balancer',
    {
      cell: [publishing('endpoint-group-id', attribute('EndpointGroup', 'GroupId'))],
      support: [
        importing('EndpointGroupId', 'endpoint-group-id'),
        set('GatewayFromBalancer', 'SourceSecurityGroupId', ref('EndpointGroupId')),
      ],
    },
    ['NET7 support.GatewayFromBalancer'],
  ],
  [
    'an endpoint that lets everything pass',
    { cell: [set('LogsEndpoint', 'PolicyDocument')] },
    ['END1 cell.LogsEndpoint'],
  ],
  [
    'an endpoint that is open to more than the subnets of gateways',
    { cell: [set('EndpointGroup', 'SecurityGroupIngress.0.CidrIp', '10.1.0.0/20')] },
    ['END4 cell.EndpointGroup'],
  ],
  ['a list with every name on it', { lists: [set('Allowed', 'Domains.0', '*')] }, ['DNS3 lists.RuleGroup']],
  ['a listener without HSTS', { cell: [set('Https', 'ListenerAttributes', [])] }, ['ALB3 cell.Https']],
  [
    'a load balancer that can be deleted',
    { cell: [set('Balancer', 'LoadBalancerAttributes.0.Value', 'false')] },
    ['ALB9 cell.Balancer'],
  ],
  [
    'one tenant of an open load balancer without a log-in',
    { sales: [set('ListenerRule', 'Actions', [{ Type: 'forward', TargetGroupArn: ref('TargetGroup') }])] },
    ['ALB14 cell.Balancer'],
  ],
  ['a load balancer without a web ACL', { cell: [remove('WebAclAssociation')] }, ['WAF1 cell.Balancer']],
  ['a web ACL without a rate', { cell: [set('WebAcl', 'Rules.0.Action', { Count: {} })] }, ['WAF3 cell.WebAcl']],
])('finds %s', (_, changes, expected) => {
  expect(findings(changes)).toEqual(expected);
});

const everywhere = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' };
const straightOut = [
  set('Task', 'ContainerDefinitions.0.Environment.1.Name', 'OTHER'),
  add('Out', 'AWS::EC2::SecurityGroupEgress', { ...everywhere, GroupId: attribute('GatewayGroup', 'GroupId') }),
];

test('the DNS Firewall of the cell is enough for tenants where none of them has a proxy', () => {
  expect(findings({ support: straightOut, sales: straightOut })).toEqual(['NET4 support.Out', 'NET4 sales.Out']);
  expect(findings({ support: straightOut })).toEqual(['NET3 support.Out', 'NET4 support.Out']);
});

test('a security group that the cell makes for its tenants lets in its load balancer on the ports of their edges', () => {
  const group = [
    importing('GroupId', 'group-id'),
    set('Service', 'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups', [ref('GroupId')]),
  ];
  const cell = (port: number) => [
    add('Tenants', 'AWS::EC2::SecurityGroup', { VpcId: ref('Vpc'), SecurityGroupEgress: [{ CidrIp: '127.0.0.1/32' }] }),
    add('FromBalancer', 'AWS::EC2::SecurityGroupIngress', {
      GroupId: attribute('Tenants', 'GroupId'),
      SourceSecurityGroupId: attribute('BalancerGroup', 'GroupId'),
      FromPort: port,
      ToPort: port,
    }),
    publishing('group-id', attribute('Tenants', 'GroupId')),
  ];
  const rules = [ruleOf(RULES, 'OpenClaw-NET7')];
  expect(findings({ cell: cell(8443), support: group }, rules)).toEqual([]);
  expect(findings({ cell: cell(9443), support: group }, rules)).toEqual(['NET7 cell.FromBalancer']);
});

const READS = {
  PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' }] },
};
const ROLE = [
  add('Role', 'AWS::IAM::Role', { AssumeRolePolicyDocument: {}, PermissionsBoundary: 'arn' }),
  publishing('role', attribute('Role', 'Arn')),
];
const withRole = [importing('Role', 'role'), set('Task', 'TaskRoleArn', ref('Role'))];
const SECRET = [add('Shared', 'AWS::SecretsManager::Secret', {}), publishing('secret', ref('Shared'))];
const withSecret = [
  importing('Secret', 'secret'),
  set('Task', 'ContainerDefinitions.0.Secrets.0.ValueFrom', ref('Secret')),
];
const ofSecret = (type: string) => add('OfSecret', `AWS::SecretsManager::${type}`, { SecretId: ref('Secret') });
const LOG = [add('SharedLog', 'AWS::Logs::LogGroup', {}), publishing('log', ref('SharedLog'))];
const withLog = [
  importing('Log', 'log'),
  set('Task', 'ContainerDefinitions.0.LogConfiguration.Options.awslogs-group', ref('Log')),
];
const IMAGES = [add('Images', 'AWS::ECR::Repository', {}), publishing('images', attribute('Images', 'RepositoryUri'))];
const withImages = [
  importing('Images', 'images'),
  set('Task', 'ContainerDefinitions.0.Image', { 'Fn::Sub': `\${Images}:2026.9.6` }),
];
const FUNCTION = [add('Provider', 'AWS::Lambda::Function', {}), publishing('provider', attribute('Provider', 'Arn'))];

test.each<[string, string, CellChanges, string[]]>([
  [
    'IAM2',
    'a policy beside the role',
    { cell: [...ROLE, add('Policy', 'AWS::IAM::Policy', { ...READS, Roles: [ref('Role')] })], support: withRole },
    ['IAM2 cell.Policy'],
  ],
  [
    'IAM2',
    'a policy of the tenant for the role',
    { cell: ROLE, support: [...withRole, add('Policy', 'AWS::IAM::Policy', { ...READS, Roles: [ref('Role')] })] },
    ['IAM2 cell.Role'],
  ],
  [
    'IAM8',
    'a role without a boundary',
    { cell: [...ROLE, set('Role', 'PermissionsBoundary')], support: withRole, sales: withRole },
    ['IAM8 cell.Role', 'IAM8 support.ExecutionRole', 'IAM8 sales.ExecutionRole'],
  ],
  [
    'SEC2',
    'a token that nobody generated',
    { cell: SECRET, support: withSecret, sales: [remove('Token')] },
    ['SEC2 cell.Shared', 'SEC2 sales.Task?'],
  ],
  [
    'SEC5',
    'a schedule of the tenant that names no function',
    { cell: SECRET, support: [...withSecret, ofSecret('RotationSchedule')], sales: withSecret },
    ['SEC5 cell.Shared'],
  ],
  [
    'SEC6',
    'a policy of the tenant that denies nobody',
    { cell: SECRET, support: [...withSecret, ofSecret('ResourcePolicy')], sales: withSecret },
    ['SEC6 cell.Shared'],
  ],
  ['LOG3', 'a log that masks nothing', { cell: LOG, support: withLog, sales: withLog }, ['LOG3 cell.SharedLog']],
  ['IMG5', 'a repository whose tags move', { cell: IMAGES, support: withImages }, ['IMG5 cell.Images']],
  ['IMG3', 'no image of a repository of the cell', { cell: IMAGES, support: withImages, sales: withImages }, []],
  ['LAM1', 'a function that many may call at once', { cell: FUNCTION }, ['LAM1 cell.Provider']],
  [
    'LAM1',
    'no function that CloudFormation alone calls, from another stack',
    {
      cell: FUNCTION,
      support: [importing('Provider', 'provider'), add('Step', 'Custom::Step', { ServiceToken: ref('Provider') })],
    },
    [],
  ],
  ['BCK1', 'state that nothing backs up', {}, ['BCK1 cell.FileSystem']],
  [
    'BCK1',
    'no state that a plan of another stack backs up',
    {
      lists: [
        importing('FileSystemId', 'file-system-id'),
        add('Selection', 'AWS::Backup::BackupSelection', {
          BackupSelection: { Resources: [{ 'Fn::Sub': `arn:aws:elasticfilesystem:::file-system/\${FileSystemId}` }] },
        }),
      ],
    },
    [],
  ],
  [
    'ECS12',
    'a service that another stack scales',
    {
      cell: [
        importing('ServiceName', 'service-name'),
        add('Scaling', 'AWS::ApplicationAutoScaling::ScalableTarget', {
          MaxCapacity: 2,
          ResourceId: { 'Fn::Sub': `service/claw/\${ServiceName}` },
        }),
      ],
      support: [publishing('service-name', attribute('Service', 'Name'))],
    },
    ['ECS12 support.Service'],
  ],
])('%s finds %s', (rule, _, changes, expected) => {
  expect(findings(changes, [ruleOf(RULES, `OpenClaw-${rule}`)])).toEqual(expected);
});

describe('tenants of a cell share nothing', () => {
  const both = (changes: (id: string) => CellChanges['support'], cell: CellChanges['cell']): CellChanges => ({
    cell,
    support: changes('support'),
    sales: changes('sales'),
  });
  const everywhere = (rule: string, resource: string) => ['support', 'sales'].map(id => `${rule} ${id}.${resource}`);

  test('a role', () => {
    const changes = both(
      () => [importing('RoleArn', 'role-arn'), set('Task', 'TaskRoleArn', ref('RoleArn'))],
      [
        add('Role', 'AWS::IAM::Role', { AssumeRolePolicyDocument: {} }),
        publishing('role-arn', attribute('Role', 'Arn')),
      ],
    );
    expect(findings(changes)).toEqual(everywhere('TEN1', 'Task'));
  });

  test.each([
    ['a secret', ref('Shared')],
    ['a secret by its ARN', 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:shared-Ab12Cd'],
  ])('%s, whichever of its keys', (_, value) => {
    const changes = both(
      id => [
        importing('SecretArn', 'secret-arn'),
        set('Task', 'ContainerDefinitions.0.Secrets.0.ValueFrom', {
          'Fn::Join': ['', [ref('SecretArn'), `:${id}::`]],
        }),
      ],
      [add('Shared', 'AWS::SecretsManager::Secret', {}), publishing('secret-arn', value)],
    );
    expect(findings(changes)).toEqual(everywhere('TEN2', 'Task'));
  });

  test('an access point', () => {
    const changes = both(
      () => [
        importing('AccessPointId', 'access-point-id'),
        set('Task', 'Volumes.0.EFSVolumeConfiguration.AuthorizationConfig.AccessPointId', ref('AccessPointId')),
      ],
      [
        add('SharedPoint', 'AWS::EFS::AccessPoint', {
          FileSystemId: ref('FileSystem'),
          RootDirectory: { Path: '/all' },
        }),
        publishing('access-point-id', ref('SharedPoint')),
      ],
    );
    expect(findings(changes)).toEqual(everywhere('TEN3', 'Task'));
  });

  test('a directory of the file system of the cell', () => {
    const changes = both(() => [set('AccessPoint', 'RootDirectory.Path', '/tenants/same')], []);
    expect(findings(changes)).toEqual(everywhere('TEN3', 'AccessPoint'));
  });

  test('a directory, by access points that the cell makes', () => {
    const point = (id: string) =>
      add(id, 'AWS::EFS::AccessPoint', { FileSystemId: ref('FileSystem'), RootDirectory: { Path: '/all' } });
    const changes = both(
      id => [
        importing('AccessPointId', `${id}-point`),
        set('Task', 'Volumes.0.EFSVolumeConfiguration.AuthorizationConfig.AccessPointId', ref('AccessPointId')),
      ],
      [point('One'), point('Other'), publishing('support-point', ref('One')), publishing('sales-point', ref('Other'))],
    );
    expect(findings(changes)).toEqual(everywhere('TEN3', 'Task'));
  });

  test('a log group', () => {
    const changes = both(
      () => [
        importing('LogGroup', 'log-group'),
        set('Task', 'ContainerDefinitions.0.LogConfiguration.Options.awslogs-group', ref('LogGroup')),
      ],
      [add('SharedLog', 'AWS::Logs::LogGroup', {}), publishing('log-group', ref('SharedLog'))],
    );
    expect(findings(changes)).toEqual(everywhere('TEN4', 'Task'));
  });

  test('a statement of the policy of a key', () => {
    const roles = ['SupportRole', 'SalesRole'];
    const changes = {
      cell: [
        importing('SupportRole', 'support-role-arn'),
        importing('SalesRole', 'sales-role-arn'),
        add('Key', 'AWS::KMS::Key', {
          KeyPolicy: { Statement: [{ Effect: 'Allow', Principal: { AWS: roles.map(ref) } }] },
        }),
      ],
      support: [publishing('support-role-arn', attribute('TaskRole', 'Arn'))],
      sales: [publishing('sales-role-arn', attribute('TaskRole', 'Arn'))],
    };
    expect(findings(changes)).toEqual(['TEN5 cell.Key']);
  });

  test('a security group', () => {
    const changes = both(
      () => [
        importing('GroupIds', 'group-ids', 'List<AWS::EC2::SecurityGroup::Id>'),
        set('Service', 'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups', ref('GroupIds')),
      ],
      [
        add('Tenants', 'AWS::EC2::SecurityGroup', {
          VpcId: ref('Vpc'),
          SecurityGroupEgress: [{ CidrIp: '127.0.0.1/32' }],
        }),
        publishing('group-ids', attribute('Tenants', 'GroupId')),
      ],
    );
    expect(findings(changes)).toEqual(everywhere('TEN6', 'Service'));
  });

  test('a port of the proxy', () => {
    const url = 'ContainerDefinitions.0.Environment.1.Value';
    const changes = both(() => [set('Task', url, { 'Fn::Sub': `http://\${ProxyHost}:3103` })], []);
    expect(findings(changes)).toEqual(everywhere('TEN9', 'Task'));
  });

  test('a port of the proxy, whose name only the cell knows', () => {
    const url = (id: string) => `http://\${ProxyName}:31${id === 'support' ? '03' : '04'}`;
    const port = (urlOf: (id: string) => string) =>
      both(
        id => [
          importing('ProxyName', 'proxy-name'),
          set('Task', 'ContainerDefinitions.0.Environment.1.Value', { 'Fn::Sub': urlOf(id) }),
        ],
        [publishing('proxy-name', attribute('Names', 'Name'))],
      );
    expect(findings(port(url))).toEqual([]);
    expect(findings(port(() => url('support')))).toEqual(everywhere('TEN9', 'Task'));
  });
});

test.each([
  [69, 0, 0],
  [70, 1, 0],
  [87, 18, 2],
])('%d tenants behind the listener of the cell are %d too many to plan and %d too many', (tenants, many, tooMany) => {
  const [lists, cell, support] = linkedCell();
  if (lists === undefined || cell === undefined || support === undefined) throw new Error('the cell has no stacks');
  const others = Array.from({ length: tenants }, (_, index) => {
    const text = JSON.stringify(support.source).replaceAll('"support"', `"tenant-${index}"`);
    return new Template(`acme-a/tenant-${index}`, JSON.parse(text));
  });
  const found = (id: string) =>
    told([lists, cell, ...others], [ruleOf(RULES, id)]).filter(({ verdict }) => verdict.outcome === 'non-compliant');

  expect(found('OpenClaw-TEN8')).toHaveLength(many);
  expect(found('OpenClaw-TEN7')).toHaveLength(tooMany);
});

describe('what no other stack is known to make cannot be told', () => {
  const untold = [
    'TEN7 support.ListenerRule?',
    'TEN7 sales.ListenerRule?',
    'TEN8 support.ListenerRule?',
    'TEN8 sales.ListenerRule?',
  ];

  test('without the stack', () => {
    expect(findings({ cell: [remove('ListenerParameter')] })).toEqual(expect.arrayContaining(untold));
  });

  test('when two stacks make it', () => {
    expect(findings({ lists: [publishing('listener-arn', 'arn')] })).toEqual(expect.arrayContaining(untold));
  });
});

test('the same port of the proxies of two networks is no shared port', () => {
  const { Resources } = NETWORK_TEMPLATE;
  const cells = ['support', 'sales'].map(tenant => {
    const Tags = [{ Key: 'openclaw:tenant', Value: tenant }];
    const Task = { ...Resources.Task, Properties: { ...Resources.Task.Properties, Tags } };
    return new Template(tenant, { Resources: { ...Resources, Task } });
  });
  const verdicts = told(cells, [ruleOf(RULES, 'OpenClaw-TEN9')]);

  expect(verdicts.map(({ verdict }) => verdict.outcome)).toEqual(['compliant', 'compliant']);
});
