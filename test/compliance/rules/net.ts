import { NET_RULES } from '../../../lib/compliance/rules/net';
import { network } from '../network-cases';
import { add, cases, remove, set, UNTOLD } from '../rule-cases';
import { ruleOf } from '../rule-of';

const net = (number: number) => ruleOf(NET_RULES, `OpenClaw-NET${number}`);
const ROUTE = { RouteTableId: { Ref: 'RouteTable' }, NatGatewayId: 'nat-1' };
const EVERYWHERE = { DestinationCidrBlock: '0.0.0.0/0' };
const gateway = { GroupId: { 'Fn::GetAtt': ['GatewayGroup', 'GroupId'] } };
const tcp = (port: unknown) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port });
const route = (properties: object) => add('Route', 'AWS::EC2::Route', { ...ROUTE, ...properties });
const egress = (properties: object) => add('Egress', 'AWS::EC2::SecurityGroupEgress', { ...gateway, ...properties });
const ingress = (properties: object) => add('Ingress', 'AWS::EC2::SecurityGroupIngress', { ...gateway, ...properties });
const withoutProxy = set('Task', 'ContainerDefinitions.0.Environment.1.Name', 'OTHER');
const withoutNames = remove('RuleGroupAssociation');
const compliant = network();

cases(net(1), {
  compliant: [
    compliant,
    network(withoutProxy, route(EVERYWHERE)),
    network(route({ DestinationCidrBlock: '10.1.0.0/16' })),
  ],
  nonCompliant: [
    network(route(EVERYWHERE)),
    network(withoutProxy, withoutNames, route(EVERYWHERE)),
    network(route({ DestinationIpv6CidrBlock: '::/0' })),
    network(route({ DestinationCidrBlock: '128.0.0.0/1' })),
  ],
  undecidable: [
    network(route({ DestinationCidrBlock: UNTOLD })),
    network(route({ DestinationPrefixListId: 'pl-1' })),
    network(remove('Association')),
    network(set('Service', 'NetworkConfiguration.AwsvpcConfiguration.Subnets', ['subnet-1'])),
  ],
});

cases(net(2), {
  compliant,
  nonCompliant: [network(withoutProxy, route(EVERYWHERE)), network(route(EVERYWHERE))],
  undecidable: network(set('Association', 'RouteTableId', UNTOLD)),
});

cases(net(3), {
  compliant: [compliant, network(withoutProxy, egress({ ...tcp(443), CidrIp: '0.0.0.0/0' }))],
  nonCompliant: [
    network(egress({ ...tcp(443), CidrIp: '0.0.0.0/0' })),
    network(egress({ ...tcp(443), CidrIpv6: '::/0' })),
    network(withoutProxy, egress({ ...tcp(53), CidrIp: '0.0.0.0/0' })),
    network(withoutProxy, egress({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' })),
    network(withoutProxy, egress({ IpProtocol: 'udp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' })),
    network(withoutProxy, withoutNames, egress({ ...tcp(443), CidrIp: '0.0.0.0/0' })),
    network(set('GatewayGroup', 'SecurityGroupEgress.0.CidrIp', { 'Fn::If': ['Chosen', '127.0.0.1/32', '0.0.0.0/0'] })),
  ],
  undecidable: [
    network(egress({ ...tcp(443), CidrIp: UNTOLD })),
    network(set('GatewayGroup', 'SecurityGroupEgress', UNTOLD)),
    network(set('Service', 'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups', ['sg-1'])),
  ],
});

cases(net(4), {
  compliant,
  nonCompliant: network(withoutProxy, egress({ ...tcp(443), CidrIp: '0.0.0.0/0' })),
  undecidable: network(egress({ ...tcp(443), CidrIp: UNTOLD })),
});

cases(net(5), {
  compliant,
  nonCompliant: [
    network(set('GatewayGroup', 'SecurityGroupEgress')),
    network(set('GatewayGroup', 'SecurityGroupEgress', { 'Fn::If': ['Chosen', [tcp(1)], { Ref: 'AWS::NoValue' }] })),
  ],
  undecidable: network(set('GatewayGroup', 'SecurityGroupEgress', UNTOLD)),
});

cases(net(6), {
  compliant,
  nonCompliant: [
    network(ingress({ ...tcp(22), CidrIp: '0.0.0.0/0' })),
    network(ingress({ ...tcp('8080'), CidrIpv6: '::/0' })),
    network(ingress({ IpProtocol: 'tcp', FromPort: 80, ToPort: 443, CidrIp: '0.0.0.0/0' })),
    network(ingress({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' })),
  ],
  undecidable: [
    network(ingress({ ...tcp(UNTOLD), CidrIp: '0.0.0.0/0' })),
    network(ingress({ ...tcp(22), CidrIp: UNTOLD }), set('Ingress', 'FromPort', UNTOLD)),
  ],
});

cases(net(7), {
  compliant,
  nonCompliant: [
    network(set('GatewayFromBalancer', 'FromPort', 1)),
    network(set('GatewayFromBalancer', 'SourceSecurityGroupId'), set('GatewayFromBalancer', 'CidrIp', '10.0.0.0/8')),
    network(ingress({ ...tcp(8443), SourceSecurityGroupId: { 'Fn::GetAtt': ['EndpointGroup', 'GroupId'] } })),
  ],
  undecidable: [
    network(set('GatewayFromBalancer', 'SourceSecurityGroupId', 'sg-elsewhere')),
    network(set('GatewayFromBalancer', 'FromPort', UNTOLD)),
    // Two groups that only the deployment tells need not be one.
    network(set('GatewayFromBalancer', 'SourceSecurityGroupId', UNTOLD), set('Balancer', 'SecurityGroups.0', UNTOLD)),
  ],
});

cases(net(8), {
  compliant,
  nonCompliant: [network(remove('FlowLog')), network(set('FlowLog', 'TrafficType', 'ACCEPT'))],
  undecidable: [
    network(set('FlowLog', 'ResourceId', UNTOLD)),
    network(set('FlowLog', 'TrafficType', UNTOLD)),
    network(remove('FlowLog'), set('GatewaySubnet', 'VpcId', 'vpc-1'), set('GatewayGroup', 'VpcId', 'vpc-1')),
  ],
});

cases(net(9), {
  compliant,
  nonCompliant: network(set('DefaultGroup', 'DefaultSecurityGroupId')),
  undecidable: network(set('GatewaySubnet', 'VpcId', 'vpc-1'), set('GatewayGroup', 'VpcId', 'vpc-1')),
});

cases(net(10), {
  compliant: [compliant, network(set('GatewaySubnet', 'MapPublicIpOnLaunch'))],
  nonCompliant: [
    network(set('GatewaySubnet', 'MapPublicIpOnLaunch', true)),
    network(set('GatewaySubnet', 'MapPublicIpOnLaunch', 'true')),
  ],
  undecidable: network(set('GatewaySubnet', 'MapPublicIpOnLaunch', UNTOLD)),
});

cases(net(11), {
  compliant: [compliant, network(route(EVERYWHERE))],
  nonCompliant: [
    network(route({ ...EVERYWHERE, GatewayId: 'igw-1' })),
    network(add('Gateway', 'AWS::EC2::InternetGateway', {}), route({ ...EVERYWHERE, GatewayId: { Ref: 'Gateway' } })),
  ],
  undecidable: network(remove('Association')),
});

cases(net(12), {
  compliant: [compliant, network(route(EVERYWHERE))],
  nonCompliant: [
    network(route({ DestinationCidrBlock: '10.1.0.0/16', TransitGatewayId: 'tgw-1' })),
    network(route({ DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: UNTOLD })),
    network(route({ DestinationCidrBlock: '10.1.0.0/16', GatewayId: 'vgw-1' })),
  ],
  undecidable: network(remove('Association')),
});
