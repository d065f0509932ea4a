import { GONE } from './mutate';
import { Mutation } from './mutations-compute';

const tcp = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port });
const ANYWHERE = { CidrIp: '0.0.0.0/0' };
const GATEWAY_GROUP = 'GatewaySecurityGroup/EC2::SecurityGroup';
const ENDPOINTS = 'NetworkEndpoints/EC2::VPCEndpoint';
const RULES = ['Route53Resolver::FirewallRuleGroup', 'Properties.FirewallRules'] as const;

/** Changes of the VPC, its subnets and its security groups. */
const VPC_MUTATIONS: Mutation[] = [
  [['NetworkVpcGatewaySubnet/EC2::Subnet', 'Properties.MapPublicIpOnLaunch'], [true, 'true'], ['NET10']],
  [
    ['NetworkVpcGatewaySubnet/EC2::Route', 'Properties.GatewayId'],
    [{ Ref: 'NetworkVpcIGW6BEA7B02' }, 'igw-1'],
    ['NET11'],
  ],
  [['NetworkVpcGatewaySubnet/EC2::Route', 'Properties.TransitGatewayId'], ['tgw-1'], ['NET12']],
  [['NetworkVpcGatewaySubnet/EC2::Route', 'Properties.VpcPeeringConnectionId'], ['pcx-1'], ['NET12']],
  [['EC2::FlowLog', 'Type'], ['AWS::CloudFormation::WaitConditionHandle'], ['NET8']],
  [['EC2::FlowLog', 'Properties.TrafficType'], ['ACCEPT'], ['NET8']],
  [['EC2::FlowLog', 'Properties.ResourceId'], ['vpc-other'], ['NET8']],
  [[GATEWAY_GROUP, 'Properties.SecurityGroupEgress'], [GONE, []], ['NET5']],
  [
    [GATEWAY_GROUP, 'Properties.SecurityGroupEgress.0'],
    [
      { IpProtocol: '-1', ...ANYWHERE },
      { ...tcp(53), ...ANYWHERE },
      { IpProtocol: 'udp', FromPort: 443, ToPort: 443, ...ANYWHERE },
    ],
    ['NET3', 'NET4'],
  ],
  [['GatewaySecurityGroup/EC2::SecurityGroupIngress', 'Properties.ToPort'], [65535], ['NET7']],
  [['GatewaySecurityGroup/EC2::SecurityGroupIngress', 'Properties.SourceSecurityGroupId'], [GONE], ['NET7']],
  [
    ['GatewaySecurityGroup/EC2::SecurityGroupIngress', 'Properties'],
    [{ GroupId: { 'Fn::GetAtt': ['GatewaySecurityGroup2F9FE498', 'GroupId'] }, ...tcp(18789), ...ANYWHERE }],
    ['NET6', 'NET7'],
  ],
  [
    ['IngressSecurityGroup/EC2::SecurityGroup', 'Properties.SecurityGroupIngress.*'],
    [
      { ...tcp(22), ...ANYWHERE },
      { IpProtocol: '-1', CidrIpv6: '::/0' },
    ],
    ['NET6'],
  ],
];

/** Changes of endpoints and of DNS Firewall. */
const NAME_MUTATIONS: Mutation[] = [
  [['NetworkEndpointsLogs/EC2::VPCEndpoint', 'Properties.PolicyDocument'], [GONE], ['END1']],
  [[ENDPOINTS, 'Properties.PolicyDocument.Statement[Sid=SignIn].Condition'], [GONE, {}], ['END1']],
  [['NetworkEndpointsLogs/EC2::VPCEndpoint', 'Properties.PolicyDocument.Statement.*.Action'], ['*'], ['END1']],
  [['NetworkEndpointsLogs/EC2::VPCEndpoint', 'Properties.PrivateDnsEnabled'], [GONE, false], ['END2']],
  [['NetworkEndpointsS3/EC2::VPCEndpoint', 'Properties.PolicyDocument'], [GONE], ['END3']],
  [
    ['NetworkEndpointsS3/EC2::VPCEndpoint', 'Properties.PolicyDocument.Statement.*.Resource'],
    ['*', 'arn:aws:s3:::*'],
    ['END3'],
  ],
  [
    ['NetworkEndpointsSecurityGroup/EC2::SecurityGroupIngress', 'Properties.CidrIp'],
    ['10.0.0.0/20', { 'Fn::GetAtt': ['NetworkVpc7FB7348F', 'CidrBlock'] }],
    ['END4'],
  ],
  // Without a firewall the default route, and the rule to any address, are unheld too.
  [
    ['Route53Resolver::FirewallRuleGroupAssociation', 'Type'],
    ['AWS::CloudFormation::WaitConditionHandle'],
    ['NET1', 'NET3', 'DNS1'],
  ],
  [[RULES[0], `${RULES[1]}[Action=BLOCK]`], [GONE], ['DNS2']],
  [[RULES[0], `${RULES[1]}[Action=BLOCK].Qtype`], ['A'], ['DNS2']],
  [[RULES[0], `${RULES[1]}[Action=BLOCK].Priority`], [1], ['DNS2']],
  [
    [RULES[0], `${RULES[1]}[Action=BLOCK].Action`],
    ['ALLOW', 'ALERT'],
    ['DNS2', 'DNS3', 'DNS6'],
  ],
  [[RULES[0], `${RULES[1]}[Action=BLOCK].BlockResponse`], [GONE, 'OVERRIDE'], ['DNS8']],
  [[RULES[0], `${RULES[1]}[Action=ALLOW].Qtype`], [GONE, 'TXT'], ['DNS6']],
  [
    ['NetworkEgressDnsFirewallAllowedNames/Route53Resolver::FirewallDomainList', 'Properties.Domains.0'],
    ['*', '*.com'],
    ['DNS3'],
  ],
  [['Route53Resolver::ResolverQueryLoggingConfigAssociation', 'Properties.ResourceId'], ['vpc-other'], ['DNS5']],
];

/** Changes of what carries a gateway's traffic. */
export const NETWORK_MUTATIONS: Mutation[] = [...VPC_MUTATIONS, ...NAME_MUTATIONS];
