import { CfnCondition, CfnParameter, CfnResource, Duration, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { HARDENED_CONFIG } from './hardened-config';
import { NETWORK_TEMPLATE } from './network-template';
import { named } from './openclaw-constructs';

/** What the CDK has constructs of its own for; the rest has no more than properties. */
const CONSTRUCTED = new Set([
  ...['Task', 'Service', 'GatewayGroup', 'GatewayToProxy', 'GatewayFromBalancer', 'EndpointGroup', 'LogsEndpoint'],
  ...['BalancerGroup', 'Balancer', 'Https', 'Http', 'TargetGroup', 'ListenerRule'],
]);

/** The hardened network, made of the CDK's constructs and named as `NETWORK_TEMPLATE` names it. */
export function addNetwork(stack: Stack): void {
  const parameter = new CfnParameter(stack, 'AtDeployment');
  new CfnCondition(stack, 'Chosen', { expression: Fn.conditionEquals(parameter.valueAsString, 'yes') });
  for (const [id, { Type, Properties }] of Object.entries(NETWORK_TEMPLATE.Resources)) {
    if (!CONSTRUCTED.has(id)) new CfnResource(stack, id, { type: Type, properties: { ...Properties } });
  }
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'VpcOf', {
    vpcId: Fn.ref('Vpc'),
    vpcCidrBlock: '10.0.0.0/20',
    availabilityZones: ['eu-central-1a'],
    isolatedSubnetIds: [Fn.ref('GatewaySubnet')],
  });
  const groups = createGroups(stack, vpc);
  const targets = createIngress(stack, vpc, groups.balancer);
  createService(stack, vpc, groups.gateway);
  overrideService(stack, targets);
}

function createGroups(stack: Stack, vpc: ec2.IVpc) {
  const create = (id: string) => {
    const group = new ec2.SecurityGroup(stack, `${id}Of`, { vpc, allowAllOutbound: false });
    group.addEgressRule(ec2.Peer.ipv4('127.0.0.1/32'), ec2.Port.tcp(1));
    named(group, id);
    return group;
  };
  const [gateway, balancer, endpoints] = [create('GatewayGroup'), create('BalancerGroup'), create('EndpointGroup')];
  for (const port of [443, 80]) balancer.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(port));
  named(
    new ec2.CfnSecurityGroupIngress(stack, 'FromBalancer', {
      ...{ ipProtocol: 'tcp', fromPort: 8443, toPort: 8443, groupId: gateway.securityGroupId },
      sourceSecurityGroupId: balancer.securityGroupId,
    }),
    'GatewayFromBalancer',
  );
  named(
    new ec2.CfnSecurityGroupEgress(stack, 'ToProxy', {
      ...{ ipProtocol: 'tcp', fromPort: 13001, toPort: 13001, groupId: gateway.securityGroupId },
      destinationSecurityGroupId: 'sg-proxy',
    }),
    'GatewayToProxy',
  );
  createEndpoint(stack, vpc, endpoints);
  const from = { ipProtocol: 'tcp', fromPort: 443, toPort: 443, sourceSecurityGroupId: gateway.securityGroupId };
  (endpoints.node.defaultChild as ec2.CfnSecurityGroup).securityGroupIngress = [from];
  return { gateway, balancer };
}

function createEndpoint(stack: Stack, vpc: ec2.IVpc, securityGroup: ec2.ISecurityGroup): void {
  const endpoint = new ec2.InterfaceVpcEndpoint(stack, 'LogsOf', {
    vpc,
    service: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
    securityGroups: [securityGroup],
    open: false,
  });
  endpoint.addToPolicy(
    new iam.PolicyStatement({
      principals: [new iam.StarPrincipal()],
      actions: ['logs:PutLogEvents'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:PrincipalAccount': stack.account } },
    }),
  );
  named(endpoint, 'LogsEndpoint');
}

function createIngress(stack: Stack, vpc: ec2.IVpc, securityGroup: ec2.ISecurityGroup) {
  const loadBalancer = new elbv2.ApplicationLoadBalancer(stack, 'BalancerOf', {
    vpc,
    securityGroup,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    deletionProtection: true,
    idleTimeout: Duration.hours(1),
    dropInvalidHeaderFields: true,
    desyncMitigationMode: elbv2.DesyncMitigationMode.STRICTEST,
    wafFailOpen: false,
  });
  loadBalancer.setAttribute('access_logs.s3.enabled', 'true');
  named(loadBalancer, 'Balancer').addPropertyOverride('Scheme', 'internet-facing');
  const targetGroup = new elbv2.ApplicationTargetGroup(stack, 'TargetsOf', {
    vpc,
    protocol: elbv2.ApplicationProtocol.HTTPS,
    port: 8443,
    targetType: elbv2.TargetType.IP,
  });
  named(targetGroup, 'TargetGroup');
  const listener = loadBalancer.addListener('HttpsOf', {
    protocol: elbv2.ApplicationProtocol.HTTPS,
    certificates: [elbv2.ListenerCertificate.fromArn('arn:aws:acm:eu-central-1:123456789012:certificate/1')],
    sslPolicy: elbv2.SslPolicy.TLS13_12_RES_PQ,
    defaultAction: elbv2.ListenerAction.fixedResponse(403),
    open: false,
  });
  const header = 'routing.http.response.strict_transport_security.header_value';
  listener.setAttribute(header, 'max-age=31536000; includeSubDomains');
  named(listener, 'Https');
  named(loadBalancer.addRedirect({ open: false }), 'Http');
  const { Properties } = NETWORK_TEMPLATE.Resources.ListenerRule;
  new CfnResource(stack, 'ListenerRule', {
    type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    properties: { ...Properties, ListenerArn: listener.listenerArn },
  });
  return targetGroup;
}

function createService(stack: Stack, vpc: ec2.IVpc, securityGroup: ec2.ISecurityGroup): void {
  const properties = NETWORK_TEMPLATE.Resources.Task.Properties;
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'TaskOf', {
    taskRole: iam.Role.fromRoleArn(stack, 'TaskRoleOf', 'arn:aws:iam::123456789012:role/task'),
  });
  const [gateway] = properties.ContainerDefinitions;
  taskDefinition.addContainer('gateway', {
    image: ecs.ContainerImage.fromRegistry('gateway'),
    environment: Object.fromEntries((gateway?.Environment ?? []).map(({ Name, Value }) => [Name, Value])),
  });
  taskDefinition.addContainer('config', {
    image: ecs.ContainerImage.fromRegistry('config'),
    environment: { OPENCLAW_CONFIG: JSON.stringify(HARDENED_CONFIG) },
  });
  const task = named(taskDefinition, 'Task');
  for (const key of ['TaskRoleArn', 'ExecutionRoleArn', 'Volumes', 'Tags'] as const) {
    task.addPropertyOverride(key, properties[key]);
  }
  task.addPropertyOverride('ContainerDefinitions.0.Secrets', gateway?.Secrets);
  task.addPropertyOverride('ContainerDefinitions.0.LogConfiguration', gateway?.LogConfiguration);
  const cluster = ecs.Cluster.fromClusterAttributes(stack, 'ClusterOf', { vpc, clusterName: 'cluster' });
  new ecs.FargateService(stack, 'ServiceOf', { cluster, taskDefinition, securityGroups: [securityGroup] });
}

/** The CDK wants to wire targets itself; here they are told. */
function overrideService(stack: Stack, targetGroup: elbv2.IApplicationTargetGroup): void {
  const service = named(stack.node.findChild('ServiceOf').node.findChild('Service'), 'Service');
  service.addPropertyOverride('LoadBalancers', [
    { ContainerName: 'edge', ContainerPort: 8443, TargetGroupArn: stack.resolve(targetGroup.targetGroupArn) },
  ]);
}
