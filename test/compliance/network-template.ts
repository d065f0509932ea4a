import { HARDENED_CONFIG } from './hardened-config';
import { INGRESS_RESOURCES } from './ingress-template';

const ref = (id: string) => ({ Ref: id });
const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });
const group = (id: string) => attribute(id, 'GroupId');
const tcp = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port });
const NOWHERE = { ...tcp(1), CidrIp: '127.0.0.1/32' };

/** A gateway with all the network in front of it and behind it, hardened, written by hand as CloudFormation. */
export const NETWORK_TEMPLATE = {
  Parameters: { AtDeployment: { Type: 'String' } },
  Conditions: { Chosen: { 'Fn::Equals': [ref('AtDeployment'), 'yes'] } },
  Resources: { ...gateway(), ...vpc(), ...names(), ...firewall(), ...INGRESS_RESOURCES },
};

function gateway() {
  return {
    Task: resource('ECS::TaskDefinition', {
      TaskRoleArn: attribute('TaskRole', 'Arn'),
      ExecutionRoleArn: attribute('ExecutionRole', 'Arn'),
      ContainerDefinitions: [
        {
          Name: 'gateway',
          Image: 'gateway',
          Environment: [
            { Name: 'OPENCLAW_STATE_DIR', Value: '/var/lib/openclaw' },
            { Name: 'OPENCLAW_PROXY_URL', Value: 'http://egress.openclaw.internal:13001' },
          ],
          Secrets: [{ Name: 'OPENCLAW_GATEWAY_TOKEN', ValueFrom: ref('Token') }],
          LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': ref('Log') } },
        },
        {
          Name: 'config',
          Image: 'config',
          Environment: [{ Name: 'OPENCLAW_CONFIG', Value: JSON.stringify(HARDENED_CONFIG) }],
        },
      ],
      Volumes: [
        { Name: 'state', EFSVolumeConfiguration: { AuthorizationConfig: { AccessPointId: ref('AccessPoint') } } },
      ],
      Tags: [{ Key: 'openclaw:tenant', Value: 'acme' }],
    }),
    Service: resource('ECS::Service', {
      TaskDefinition: ref('Task'),
      LoadBalancers: [{ ContainerName: 'edge', ContainerPort: 8443, TargetGroupArn: ref('TargetGroup') }],
      NetworkConfiguration: {
        AwsvpcConfiguration: { Subnets: [ref('GatewaySubnet')], SecurityGroups: [group('GatewayGroup')] },
      },
    }),
    TaskRole: resource('IAM::Role', { AssumeRolePolicyDocument: {} }),
    ExecutionRole: resource('IAM::Role', { AssumeRolePolicyDocument: {} }),
    Token: resource('SecretsManager::Secret', {}),
    Log: resource('Logs::LogGroup', {}),
    AccessPoint: resource('EFS::AccessPoint', { FileSystemId: 'fs-1', RootDirectory: { Path: '/tenants/acme' } }),
    Key: resource('KMS::Key', {
      KeyPolicy: { Statement: [{ Effect: 'Allow', Principal: { AWS: [attribute('TaskRole', 'Arn')] } }] },
    }),
  };
}

function vpc() {
  return {
    Vpc: resource('EC2::VPC', { CidrBlock: '10.0.0.0/20' }),
    GatewaySubnet: resource('EC2::Subnet', { VpcId: ref('Vpc'), MapPublicIpOnLaunch: false }),
    RouteTable: resource('EC2::RouteTable', { VpcId: ref('Vpc') }),
    Association: resource('EC2::SubnetRouteTableAssociation', {
      SubnetId: ref('GatewaySubnet'),
      RouteTableId: ref('RouteTable'),
    }),
    FlowLog: resource('EC2::FlowLog', { ResourceId: ref('Vpc'), ResourceType: 'VPC', TrafficType: 'ALL' }),
    DefaultGroup: {
      Type: 'Custom::VpcRestrictDefaultSG',
      Properties: { ServiceToken: 'arn', DefaultSecurityGroupId: attribute('Vpc', 'DefaultSecurityGroup') },
    },
    GatewayGroup: resource('EC2::SecurityGroup', { VpcId: ref('Vpc'), SecurityGroupEgress: [NOWHERE] }),
    GatewayToProxy: resource('EC2::SecurityGroupEgress', {
      ...tcp(13001),
      GroupId: group('GatewayGroup'),
      DestinationSecurityGroupId: 'sg-proxy',
    }),
    GatewayFromBalancer: resource('EC2::SecurityGroupIngress', {
      ...tcp(8443),
      GroupId: group('GatewayGroup'),
      SourceSecurityGroupId: group('BalancerGroup'),
    }),
    EndpointGroup: resource('EC2::SecurityGroup', {
      VpcId: ref('Vpc'),
      SecurityGroupIngress: [{ ...tcp(443), SourceSecurityGroupId: group('GatewayGroup') }],
    }),
    LogsEndpoint: resource('EC2::VPCEndpoint', {
      VpcId: ref('Vpc'),
      VpcEndpointType: 'Interface',
      PrivateDnsEnabled: true,
      SecurityGroupIds: [group('EndpointGroup')],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: ['logs:PutLogEvents'],
            Resource: '*',
            Condition: { StringEquals: { 'aws:PrincipalAccount': ref('AWS::AccountId') } },
          },
        ],
      },
    }),
    S3Endpoint: resource('EC2::VPCEndpoint', {
      VpcId: ref('Vpc'),
      VpcEndpointType: 'Gateway',
      PolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::layers/*' }],
      },
    }),
  };
}

function names() {
  const allow = (type: string, priority: number) => ({
    Action: 'ALLOW',
    FirewallDomainListId: attribute('Allowed', 'Id'),
    Priority: priority,
    Qtype: type,
  });
  return {
    Allowed: resource('Route53Resolver::FirewallDomainList', { Domains: ['api.anthropic.com', '*.slack.com'] }),
    Everything: resource('Route53Resolver::FirewallDomainList', { Domains: ['*'] }),
    RuleGroup: resource('Route53Resolver::FirewallRuleGroup', {
      FirewallRules: [
        allow('A', 100),
        allow('AAAA', 200),
        {
          Action: 'BLOCK',
          BlockResponse: 'NODATA',
          FirewallDomainListId: attribute('Everything', 'Id'),
          Priority: 300,
        },
      ],
    }),
    RuleGroupAssociation: resource('Route53Resolver::FirewallRuleGroupAssociation', {
      FirewallRuleGroupId: attribute('RuleGroup', 'Id'),
      Priority: 101,
      VpcId: ref('Vpc'),
    }),
    FailClosed: resource('Route53Resolver::FirewallConfig', { ResourceId: ref('Vpc'), FirewallFailOpen: 'DISABLED' }),
    QueryLog: resource('Route53Resolver::ResolverQueryLoggingConfigAssociation', {
      ResourceId: ref('Vpc'),
      ResolverQueryLogConfigId: 'rqlc-1',
    }),
  };
}

function firewall() {
  return {
    Firewall: resource('NetworkFirewall::Firewall', {
      FirewallName: 'egress',
      FirewallPolicyArn: attribute('FirewallPolicy', 'FirewallPolicyArn'),
      VpcId: ref('Vpc'),
      SubnetMappings: [],
      DeleteProtection: true,
      SubnetChangeProtection: true,
      FirewallPolicyChangeProtection: true,
    }),
    FirewallPolicy: resource('NetworkFirewall::FirewallPolicy', {
      FirewallPolicyName: 'egress',
      FirewallPolicy: {
        StatelessDefaultActions: ['aws:forward_to_sfe'],
        StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
        StatefulDefaultActions: ['aws:drop_established', 'aws:alert_established'],
        StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER', StreamExceptionPolicy: 'REJECT' },
        Route53ResolvedIPValidation: { Action: 'REJECT' },
      },
    }),
    FirewallRules: resource('NetworkFirewall::RuleGroup', {
      RuleGroupName: 'egress',
      Type: 'STATEFUL',
      Capacity: 100,
      RuleGroup: { RulesSource: {}, StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' } },
    }),
    FirewallLogging: resource('NetworkFirewall::LoggingConfiguration', {
      FirewallArn: attribute('Firewall', 'FirewallArn'),
      LoggingConfiguration: {
        LogDestinationConfigs: ['ALERT', 'FLOW'].map(type => ({
          LogType: type,
          LogDestinationType: 'CloudWatchLogs',
          LogDestination: { logGroup: type },
        })),
      },
    }),
  };
}

function resource<T extends object>(type: string, properties: T) {
  return { Type: `AWS::${type}`, Properties: properties };
}
