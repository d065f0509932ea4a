import { Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import { AUTHORITY, networkBehindFirewall, templateOf, tlsInspection, ZONES } from './firewall-fixture';

const id = (pattern: string) => Match.stringLikeRegexp(`^NetworkEgress${pattern}`);
const arn = (pattern: string, attribute: string) => ({ 'Fn::GetAtt': [id(pattern), attribute] });

const POLICY = {
  StatelessDefaultActions: ['aws:forward_to_sfe'],
  StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
  StatefulEngineOptions: {
    RuleOrder: 'STRICT_ORDER',
    StreamExceptionPolicy: 'REJECT',
    FlowTimeouts: { TcpIdleTimeoutSeconds: 350 },
  },
  PolicyVariables: { RuleVariables: { HOME_NET: { Definition: ['10.0.6.0/26', '10.0.6.64/26'] } } },
  StatefulRuleGroupReferences: [{ Priority: 1, ResourceArn: arn('FirewallRuleGroup', 'RuleGroupArn') }],
  StatefulDefaultActions: ['aws:drop_established_app_layer_to_server', 'aws:alert_established_app_layer_to_server'],
  Route53ResolvedIPValidation: {
    Action: 'REJECT',
    DNSExpiryExceptionPolicy: 'CONTINUE',
    DNSFirewallRuleGroupId: arn('DnsFirewallRuleGroup', 'Id'),
  },
};

const { stack, network } = networkBehindFirewall();
const template = Template.fromStack(stack);

function hasPolicy(template: Template, policy: object): void {
  template.hasResourceProperties('AWS::NetworkFirewall::FirewallPolicy', {
    FirewallPolicy: Match.objectEquals(policy),
  });
}

test('judges the proxy’s connections by the rules in strict order, and drops what they do not pass', () => {
  hasPolicy(template, POLICY);
});

test('says why the validator of the CDK is wrong about the policy', () => {
  const policy = stack.node.findAll().find(CfnFirewallPolicy.isCfnFirewallPolicy);
  expect(policy?.node.metadata).toContainEqual(
    expect.objectContaining({
      type: Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
      data: { 'CloudFormation-Validate::F3002': expect.stringContaining('Route53ResolvedIPValidation') },
    }),
  );
});

test('holds the hosts of all tenants, and the name by which the proxy learns of its lists', () => {
  const [group] = Object.values(template.findResources('AWS::NetworkFirewall::RuleGroup'));
  const { RuleGroup, ...properties } = group?.['Properties'] ?? {};
  const { RulesSource, ...rest } = RuleGroup;
  const passed = RulesSource.RulesString.split('\n').filter((rule: string) => rule.startsWith('pass'));
  expect(passed.map((rule: string) => /any (\d+) .*content:"(.*?)"/.exec(rule)?.slice(1))).toEqual([
    ['443', '.slack.com'],
    ['443', 'ssm.eu-central-1.amazonaws.com'],
    ['993', 'imap.example.com'],
  ]);
  expect(rest).toEqual({ StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' } });
  expect(properties).toMatchObject({ Type: 'STATEFUL', Capacity: 6000 });
});

test('names the group after its capacity, so that one with another can replace it', () => {
  template.hasResourceProperties('AWS::NetworkFirewall::RuleGroup', {
    RuleGroupName: Match.stringLikeRegexp('^[A-Za-z0-9-]+-6000$'),
  });
});

test('stands in the Firewall subnets, protected from deletion, another policy and other subnets', () => {
  template.hasResourceProperties('AWS::NetworkFirewall::Firewall', {
    FirewallPolicyArn: arn('FirewallPolicy', 'FirewallPolicyArn'),
    VpcId: { Ref: Match.stringLikeRegexp('^NetworkVpc') },
    SubnetMappings: [1, 2].map(zone => ({
      SubnetId: { Ref: Match.stringLikeRegexp(`^NetworkVpcFirewallSubnet${zone}Subnet`) },
    })),
    DeleteProtection: true,
    FirewallPolicyChangeProtection: true,
    SubnetChangeProtection: true,
  });
});

test('logs refusals and connections, each in an encrypted log group for a year', () => {
  template.hasResourceProperties('AWS::NetworkFirewall::LoggingConfiguration', {
    FirewallArn: arn('Firewall', 'FirewallArn'),
    LoggingConfiguration: Match.objectEquals({
      LogDestinationConfigs: [destination('ALERT', 'FirewallAlertLog'), destination('FLOW', 'FirewallFlowLog')],
    }),
  });
  for (const name of ['AlertLog', 'FlowLog']) {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: {
        'Fn::Join': ['', [Match.stringLikeRegexp(`^/aws/vendedlogs/network-firewall/${name}/`), Match.anyValue()]],
      },
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
      RetentionInDays: 365,
    });
  }
});

test('keeps its logs as long as asked', () => {
  const shorter = templateOf({}, () => ({ availabilityZones: ZONES, logRetention: logs.RetentionDays.ONE_MONTH }));
  shorter.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
});

describe('when it opens TLS', () => {
  const opening = templateOf({ tlsInspection: tlsInspection() });

  test('signs with the authority, and opens the proxy’s connections to port 443 alone', () => {
    opening.hasResourceProperties('AWS::NetworkFirewall::TLSInspectionConfiguration', {
      TLSInspectionConfiguration: Match.objectEquals({
        ServerCertificateConfigurations: [
          {
            CertificateAuthorityArn: AUTHORITY,
            CheckCertificateRevocationStatus: { RevokedStatusAction: 'REJECT', UnknownStatusAction: 'PASS' },
            Scopes: [
              {
                Protocols: [6],
                Sources: [{ AddressDefinition: '10.0.6.0/26' }, { AddressDefinition: '10.0.6.64/26' }],
                SourcePorts: [{ FromPort: 0, ToPort: 65535 }],
                Destinations: [{ AddressDefinition: '0.0.0.0/0' }],
                DestinationPorts: [{ FromPort: 443, ToPort: 443 }],
              },
            ],
          },
        ],
      }),
    });
  });

  test('holds a session until it is judged, with the default actions that AWS takes beside that', () => {
    hasPolicy(opening, {
      ...POLICY,
      TLSInspectionConfigurationArn: arn('FirewallTlsInspection', 'TLSInspectionConfigurationArn'),
      EnableTLSSessionHolding: true,
      StatefulDefaultActions: ['aws:drop_established', 'aws:alert_established'],
    });
  });

  test('has another policy, because AWS takes the inspection for a new one alone', () => {
    const [name] = Object.keys(opening.findResources('AWS::NetworkFirewall::FirewallPolicy'));
    template.resourcePropertiesCountIs(
      'AWS::NetworkFirewall::FirewallPolicy',
      { FirewallPolicyName: nameLike('-Policy') },
      1,
    );
    opening.resourcePropertiesCountIs(
      'AWS::NetworkFirewall::FirewallPolicy',
      { FirewallPolicyName: nameLike('-InspectingPolicy') },
      1,
    );
    expect(template.findResources('AWS::NetworkFirewall::FirewallPolicy')).not.toHaveProperty([name ?? '']);
  });

  test('logs what goes wrong with TLS too', () => {
    opening.hasResourceProperties('AWS::NetworkFirewall::LoggingConfiguration', {
      LoggingConfiguration: {
        LogDestinationConfigs: [
          destination('ALERT', 'FirewallAlertLog'),
          destination('FLOW', 'FirewallFlowLog'),
          destination('TLS', 'FirewallTlsLog'),
        ],
      },
    });
  });
});

test.each([
  ['metricDropped', 'DroppedPackets'],
  ['metricRejected', 'RejectedPackets'],
  ['metricStreamExceptions', 'StreamExceptionPolicyPackets'],
] as const)('%s sums %s of the stateful engines of all zones', (metric, metricName) => {
  const expression = network.egress.firewall?.[metric]();
  const inZones = Object.values(expression?.usingMetrics ?? {}).map(used =>
    stack.resolve(used.toMetricConfig().metricStat),
  );
  expect(expression?.expression).toBe('SUM(METRICS())');
  expect(inZones).toEqual(
    ZONES.map(zone =>
      expect.objectContaining({
        namespace: 'AWS/NetworkFirewall',
        metricName,
        statistic: 'Sum',
        dimensions: [
          { name: 'AvailabilityZone', value: zone },
          { name: 'Engine', value: 'Stateful' },
          { name: 'FirewallName', value: network.egress.firewall?.firewallName },
        ],
      }),
    ),
  );
});

function nameLike(end: string) {
  return Match.stringLikeRegexp(`^[A-Za-z0-9-]{1,110}${end}$`);
}

function destination(type: string, logGroup: string) {
  return { LogType: type, LogDestinationType: 'CloudWatchLogs', LogDestination: { logGroup: { Ref: id(logGroup) } } };
}
