import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Cell, Channel, Egress, Ingress, PublishedEgressLists } from '../../lib';
import { blockedBy } from '../ingress/waf-evaluator';
import { exactly } from '../secrets/synth';
import { CERTIFICATE, CellFixture, cellIngress, cellStage, REFERENCES, templateOf, testApp } from './fixture';
import { ALWAYS } from './parameters';

type CellGiven = NonNullable<CellFixture['cell']>;

const LISTENER = elbv2.ApplicationListener.fromApplicationListenerAttributes(REFERENCES, 'Listener', {
  listenerArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/shared/abc/def',
  securityGroup: ec2.SecurityGroup.fromSecurityGroupId(REFERENCES, 'Shared', 'sg-123'),
});

const ENDPOINTS = { 'eu-central-1a': 'vpce-0123456789abcdef0', 'eu-central-1b': 'vpce-0123456789abcdef1' };

function synth(cell: CellGiven = {}): Template {
  return templateOf(cellStage(testApp(), { cell, tenants: [] }), 'cell');
}

const template = synth();
const otherwise = synth({ egress: Egress.networkFirewall(), egressPorts: [993, 8443], webhookPaths: ['/hook'] });

/** The rules of the one security group with a description: in the group itself, and beside it. */
function rulesOf(found: Template, GroupDescription: string, direction: 'Ingress' | 'Egress'): unknown[] {
  const [[id, group]] = Object.entries(
    found.findResources('AWS::EC2::SecurityGroup', { Properties: { GroupDescription } }),
  );
  const beside = Object.values(found.findResources(`AWS::EC2::SecurityGroup${direction}`)).filter(
    ({ Properties }) => Properties.GroupId['Fn::GetAtt'][0] === id,
  );
  const inline: { [property: string]: unknown }[] = group.Properties[`SecurityGroup${direction}`] ?? [];
  return [...inline, ...beside.map(({ Properties }) => Properties)].map(inWords);
}

/** Peer and ports of a rule. */
function inWords({ CidrIp, FromPort, ToPort, ...rule }: { [property: string]: unknown }): string {
  const peer = (rule['SourceSecurityGroupId'] ?? rule['DestinationSecurityGroupId']) as { 'Fn::GetAtt': string[] };
  const name = peer?.['Fn::GetAtt'][0].replace(/^Cell|SecurityGroup[0-9A-F]{8}$/g, '');
  return `${CidrIp ?? name} ${FromPort === ToPort ? FromPort : `${FromPort}-${ToPort}`}`;
}

function published(found: Template): string[] {
  return Object.values(found.findResources('AWS::SSM::Parameter'))
    .map(({ Properties }) => Properties.Name)
    .sort();
}

describe('the security groups open to the gateways on fixed ports, whoever they are:', () => {
  const NOWHERE = '127.0.0.1/32 1';

  test('the interface endpoints', () => {
    expect(rulesOf(template, 'Interface endpoints of the gateway network', 'Ingress')).toEqual([
      '10.1.0.0/24 443',
      '10.1.1.0/24 443',
      'NetworkEgressProxy 443',
      'TokenRotation 443',
    ]);
  });

  test('the mount targets', () => {
    expect(rulesOf(template, 'Mount targets of the OpenClaw state', 'Ingress')).toEqual([
      '10.1.0.0/24 2049',
      '10.1.1.0/24 2049',
    ]);
  });

  test('the egress proxy, on the port of every slot and on no other', () => {
    expect(rulesOf(template, 'Egress proxy of OpenClaw gateways', 'Ingress')).toEqual([
      '10.1.0.0/24 3101-3185',
      '10.1.1.0/24 3101-3185',
    ]);
  });

  test('the load balancer, which reaches the edges alone', () => {
    expect(rulesOf(template, 'Load balancer in front of the gateways', 'Egress')).toEqual([
      NOWHERE,
      '10.1.0.0/24 8443',
      '10.1.1.0/24 8443',
    ]);
  });

  test('the rotation function takes nothing and reaches the endpoints', () => {
    expect(rulesOf(template, 'OpenClaw token rotation', 'Ingress')).toEqual([]);
    expect(rulesOf(template, 'OpenClaw token rotation', 'Egress')).toEqual([NOWHERE, 'NetworkEndpoints 443']);
  });
});

describe('publishes what tenants need', () => {
  const WAY_IN = ['/openclaw/acme-a/listener-arn', '/openclaw/acme-a/load-balancer-security-group-id'];
  const PROXY = '/openclaw/acme-a/proxy-security-group-id';

  test('with a proxy and a way in', () => {
    expect(published(template)).toEqual([...ALWAYS, ...WAY_IN, PROXY].sort());
  });

  test('with neither', () => {
    expect(published(synth({ ingress: Ingress.none(), egress: Egress.dnsFirewall() }))).toEqual(ALWAYS);
  });

  test('each value under its name', () => {
    const values = Object.fromEntries(
      Object.values(template.findResources('AWS::SSM::Parameter')).map(({ Properties }) => [
        Properties.Name.split('/').at(-1),
        JSON.stringify(Properties.Value),
      ]),
    );
    expect(values).toEqual({
      'vpc-id': expect.stringMatching(/^{"Ref":"CellNetworkVpc[0-9A-F]{8}"}$/),
      'gateway-subnet-ids': expect.stringMatching(/GatewaySubnet1Subnet[0-9A-F]{8}"},",",.*GatewaySubnet2Subnet/),
      'endpoint-security-group-id': expect.stringMatching(/"CellNetworkEndpointsSecurityGroup.*"GroupId"/),
      'proxy-security-group-id': expect.stringMatching(/"CellNetworkEgressProxySecurityGroup.*"GroupId"/),
      'cluster-name': expect.stringMatching(/^{"Ref":"CellCluster[0-9A-F]{8}"}$/),
      'file-system-id': expect.stringMatching(/^{"Ref":"CellStateFileSystem[0-9A-F]{8}"}$/),
      'file-system-security-group-id': expect.stringMatching(/"CellStateSecurityGroup.*"GroupId"/),
      'encryption-key-arn': expect.stringMatching(/"CellKey.*"Arn"/),
      'rotation-function-arn': expect.stringMatching(/"CellTokenRotationFunction.*"Arn"/),
      'rotation-role-arn': expect.stringMatching(/"CellTokenRotationRole.*"Arn"/),
      'alarm-topic-arn': expect.stringMatching(/^{"Ref":"CellAlarms[0-9A-F]{8}"}$/),
      'listener-arn': expect.stringMatching(/^{"Ref":"CellIngressHttps[0-9A-F]{8}"}$/),
      'load-balancer-security-group-id': expect.stringMatching(/"CellIngressSecurityGroup.*"GroupId"/),
    });
  });
});

describe('the egress proxy', () => {
  const LISTS_BUCKET = { Ref: Match.stringLikeRegexp('egresslistsbucket') };
  const OBJECTS = { 'Fn::Join': ['', ['arn:aws:s3:::', LISTS_BUCKET, '/acme-a/egress-lists/*']] };

  test('may find and read the lists of its cell, and nothing else', () => {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Description: Match.stringLikeRegexp('^What the egress proxy of OpenClaw gateways may do'),
      PolicyDocument: exactly(
        {
          Sid: 'FindLists',
          Effect: 'Allow',
          Action: 'ssm:GetParameter',
          Resource: {
            'Fn::Join': [
              '',
              ['arn:aws:ssm:eu-central-1:', { Ref: 'AWS::AccountId' }, ':parameter/openclaw/acme-a/egress-lists'],
            ],
          },
        },
        { Sid: 'ReadLists', Effect: 'Allow', Action: 's3:GetObject', Resource: OBJECTS },
      ),
    });
  });

  test('alone may read them by the endpoint', () => {
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway',
      PolicyDocument: exactly(Match.objectLike({ Sid: 'ReadImageLayers' }), {
        Sid: 'ReadEgressLists',
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: OBJECTS,
        Condition: {
          ArnEquals: {
            'aws:PrincipalArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('^CellNetworkEgressProxyTaskRole'), 'Arn'] },
          },
        },
      }),
    });
  });

  test('connects to the ports that the cell opens', () => {
    const destinations = (found: Template) =>
      rulesOf(found, 'Egress proxy of OpenClaw gateways', 'Egress').filter(rule => /^0\.0\.0\.0/.test(String(rule)));
    expect(destinations(template)).toEqual(['0.0.0.0/0 443', '0.0.0.0/0 993']);
    expect(destinations(otherwise)).toEqual(['0.0.0.0/0 443', '0.0.0.0/0 993', '0.0.0.0/0 8443']);
  });
});

test('the resolver of the VPC follows the rules of the lists stack', () => {
  template.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroupAssociation', {
    FirewallRuleGroupId: { Ref: Match.stringLikeRegexp('dnsrulegroupid') },
    VpcId: { Ref: Match.stringLikeRegexp('^CellNetworkVpc') },
  });
  template.resourceCountIs('AWS::Route53Resolver::FirewallRuleGroup', 0);
});

test('the firewall follows the rules of the lists stack', () => {
  otherwise.resourceCountIs('AWS::NetworkFirewall::RuleGroup', 0);
  otherwise.hasResourceProperties('AWS::NetworkFirewall::FirewallPolicy', {
    FirewallPolicy: Match.objectLike({
      StatefulRuleGroupReferences: [
        Match.objectLike({ ResourceArn: { Ref: Match.stringLikeRegexp('firewallrulegrouparn') } }),
      ],
    }),
  });
});

test('a firewall of the organisation is asked to follow them too', () => {
  const existing = synth({ egress: Egress.networkFirewall({ firewallEndpoints: ENDPOINTS }) });
  existing.resourceCountIs('AWS::NetworkFirewall::RuleGroup', 0);
  existing.hasOutput('*', { Value: { Ref: Match.stringLikeRegexp('firewallrulegrouparn') } });
});

test('the key serves the logs, alarms and budgets of stacks that cannot change its policy', () => {
  const [key] = Object.values(template.findResources('AWS::KMS::Key'));
  expect(key.Properties.KeyPolicy.Statement.map(({ Sid }: { Sid?: string }) => Sid)).toEqual([
    undefined,
    'GrantsForServicesOnly',
    'CloudWatchLogs',
    'EncryptAlarms',
    'PublishBudgets',
  ]);
  template.resourceCountIs('AWS::KMS::Key', 1);
});

test('the whole file system is backed up, so that tenants come and go without a change of the plan', () => {
  template.hasResourceProperties('AWS::Backup::BackupSelection', {
    BackupSelection: Match.objectLike({
      Resources: [
        {
          'Fn::Join': [
            '',
            [
              'arn:aws:elasticfilesystem:eu-central-1:',
              { Ref: 'AWS::AccountId' },
              ':file-system/',
              { Ref: Match.stringLikeRegexp('^CellStateFileSystem') },
            ],
          ],
        },
      ],
    }),
  });
});

test('refused connections are counted by tenant, under the name of the cell', () => {
  template.hasResourceProperties('AWS::Logs::MetricFilter', {
    LogGroupName: { Ref: Match.stringLikeRegexp('^CellNetworkEgressProxyLog') },
    MetricTransformations: [
      {
        MetricNamespace: 'OpenClaw/Cell/acme-a',
        MetricName: 'Denied',
        MetricValue: '1',
        DefaultValue: Match.absent(),
        Dimensions: [{ Key: 'Tenant', Value: '$.tenant' }],
      },
    ],
  });
});

test('no alarm of a cell is on the refused connections of all its tenants, as one of them could hold it', () => {
  const alarms = JSON.stringify(template.findResources('AWS::CloudWatch::Alarm'));
  expect(alarms).toContain('"RefusedLists"');
  expect(alarms).not.toContain('"Denied"');
});

test('whoever is told of the alarms of a cell is told when its backups fail or nobody makes them', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'NumberOfBackupJobsCompleted',
    Dimensions: [
      {
        Name: 'BackupVaultName',
        Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^CellBackupVault'), 'BackupVaultName'] },
      },
    ],
    AlarmActions: [{ Ref: Match.stringLikeRegexp('^CellAlarms') }],
  });
});

describe('the web ACL', () => {
  const rules = Object.values(template.findResources('AWS::WAFv2::WebACL'))[0].Properties.Rules;
  const ENTRA_ID = '00000000-0000-0000-0000-000000000000';
  const CHANNELS: [string, Channel][] = [
    ['Slack', Channel.slackHttp()],
    ['Microsoft Teams', Channel.msTeams({ appId: ENTRA_ID, tenantId: ENTRA_ID })],
  ];

  test.each(CHANNELS)('lets %s post to the webhook of any tenant', (_, { webhooks }) => {
    expect(webhooks).toHaveLength(1);
    expect(blockedBy(rules, { method: 'POST', path: webhooks[0].path, headers: {} })).toBeUndefined();
  });

  test('knows the webhooks that it is told of in their place', () => {
    const [told] = Object.values(otherwise.findResources('AWS::WAFv2::WebACL'));
    const post = (path: string) => blockedBy(told.Properties.Rules, { method: 'POST', path, headers: {} });
    expect(post('/hook')).toBeUndefined();
    expect(post('/slack/events')).toBe('unsafe-method-from-foreign-origin');
  });

  test.each([
    ['https://support.a.claw.example.com', undefined],
    ['https://support.b.claw.example.com', 'upgrade-from-foreign-origin'],
    ['https://claw.example.com', 'upgrade-from-foreign-origin'],
  ])('judges a WebSocket from a page of %s', (origin, verdict) => {
    const headers = { upgrade: 'websocket', origin };
    expect(blockedBy(rules, { method: 'GET', path: '/', headers })).toBe(verdict);
  });
});

describe('is refused', () => {
  test.each([
    [
      'for names that no wildcard covers',
      Ingress.internal({ domainName: 'claw.example.com', certificate: CERTIFICATE }),
    ],
    [
      'on a listener of another network',
      Ingress.fromListener(LISTENER, { domainName: 'claw.example.com', loadBalancerCidrs: ['10.9.0.0/24'] }),
    ],
  ])('%s', (_, ingress) => {
    expect(() => synth({ ingress })).toThrow(
      "ingress must be a load balancer of the cell with subdomains, or none, got one for 'claw.example.com' alone",
    );
  });
});

test('is refused under a name that could stand for another cell', () => {
  const stack = new Stack(new App(), 'Own', { env: { region: 'eu-central-1' } });
  const publishedLists = PublishedEgressLists.fromCellName(stack, 'Lists', {
    cellName: 'own',
    egress: Egress.proxy(),
  });
  expect(() => new Cell(stack, 'Cell', { cellName: '*', publishedLists, ingress: cellIngress() })).toThrow(
    "cellName must be a letter, then up to 79 letters, digits and hyphens, got '*'",
  );
});
