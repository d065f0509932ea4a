import { fargateServices, singleTasks } from '../synthesis/fargate-services';
import { byCell, lengthOf, resourcesOf, SynthesizedTemplate, Template } from '../synthesis/template';
import { networkInterfaces } from './network-interfaces';
import { rulesPerSecurityGroup } from './security-group-rules';
import { webAclCapacity } from './web-acl-capacity';

/** How much of a quota is needed. */
export interface Need {
  readonly needed: number;
  /** The stack, cell or zone that needs most, where the quota is one of each. */
  readonly where?: string;
}

type Templates = readonly SynthesizedTemplate[];
type Measure = (template: Template) => number;
type Measures = { readonly [quota: string]: Measure };

/** What the whole deployment needs together. */
const IN_ALL: Measures = {
  fargateVcpu: template => {
    const services = fargateServices(template).map(({ vcpu, peakTasks }) => vcpu * peakTasks);
    return sum([...services, ...singleTasks(template).map(({ vcpu }) => vcpu)]);
  },
  stacks: template => 1 + count('AWS::CloudFormation::Stack')(template),
  loadBalancers: count('AWS::ElasticLoadBalancingV2::LoadBalancer'),
  targetGroups: count('AWS::ElasticLoadBalancingV2::TargetGroup'),
  certificates: count('AWS::CertificateManager::Certificate'),
  roles: count('AWS::IAM::Role'),
  managedPolicies: count('AWS::IAM::ManagedPolicy'),
  networkInterfaces,
  securityGroups: count('AWS::EC2::SecurityGroup'),
  gatewayEndpoints: template => endpoints(template, 'Gateway'),
  vpcs: count('AWS::EC2::VPC'),
  elasticIps: count('AWS::EC2::EIP'),
  fileSystems: count('AWS::EFS::FileSystem'),
  kmsKeys: count('AWS::KMS::Key'),
  secrets: count('AWS::SecretsManager::Secret'),
  logGroups: count('AWS::Logs::LogGroup'),
  lambdaConcurrency: sumOf('AWS::Lambda::Function', ({ ReservedConcurrentExecutions: reserved }) =>
    Number(reserved ?? 0),
  ),
  eventRules: sumOf('AWS::Events::Rule', ({ EventBusName: bus }) => (bus === undefined ? 1 : 0)),
  stateMachines: count('AWS::StepFunctions::StateMachine'),
  alarms: count('AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'),
  dashboards: count('AWS::CloudWatch::Dashboard'),
  domainLists: count('AWS::Route53Resolver::FirewallDomainList'),
  domains: sumOf('AWS::Route53Resolver::FirewallDomainList', ({ Domains }) => lengthOf(Domains)),
  firewallRuleGroups: count('AWS::Route53Resolver::FirewallRuleGroup'),
  queryLogConfigurations: count('AWS::Route53Resolver::ResolverQueryLoggingConfig'),
  hostedZones: count('AWS::Route53::HostedZone', 'AWS::ServiceDiscovery::PrivateDnsNamespace'),
  namespaces: count('AWS::ServiceDiscovery::PrivateDnsNamespace'),
  webAcls: count('AWS::WAFv2::WebACL'),
  networkFirewalls: count('AWS::NetworkFirewall::Firewall'),
  firewallPolicies: count('AWS::NetworkFirewall::FirewallPolicy'),
  statefulRuleGroups: count('AWS::NetworkFirewall::RuleGroup'),
  parameters: count('AWS::SSM::Parameter'),
  backupVaults: count('AWS::Backup::BackupVault'),
  backupPlans: count('AWS::Backup::BackupPlan'),
  budgets: count('AWS::Budgets::Budget'),
  buckets: count('AWS::S3::Bucket'),
  scalableTargets: count('AWS::ApplicationAutoScaling::ScalableTarget'),
};

/** What each cell needs: it has one VPC, one load balancer and one file system. */
const OF_A_CELL: Measures = {
  targetGroupsPerLoadBalancer: count('AWS::ElasticLoadBalancingV2::TargetGroup'),
  rulesPerLoadBalancer: count('AWS::ElasticLoadBalancingV2::ListenerRule'),
  certificatesPerLoadBalancer: sumOf('AWS::ElasticLoadBalancingV2::ListenerCertificate', ({ Certificates }) =>
    lengthOf(Certificates),
  ),
  interfaceEndpointsPerVpc: template => endpoints(template, 'Interface'),
  accessPointsPerFileSystem: count('AWS::EFS::AccessPoint'),
  firewallRuleGroupsPerVpc: count('AWS::Route53Resolver::FirewallRuleGroupAssociation'),
};

/** What each stack needs. */
const OF_A_STACK: Measures = {
  stackResources: ({ Resources }) => Object.keys(Resources).length,
  stackParameters: ({ Parameters = {} }) => Object.keys(Parameters).length,
  // The CDK indents templates by one.
  templateBytes: template => Buffer.byteLength(JSON.stringify(template, undefined, 1)),
  policiesPerRole: template => Math.max(0, ...policiesByRole(template)),
  webAclCapacity: template => Math.max(0, ...resourcesOf(template, 'AWS::WAFv2::WebACL').map(webAclCapacity)),
};

// AWS Lambda refuses a reservation that leaves less than this for functions that reserve nothing.
const UNRESERVED_CONCURRENCY = 100;

/** Measures what a deployment needs of each quota. */
export function measureNeeds(templates: Templates): Map<string, Need> {
  const inAll = Object.entries(IN_ALL).map(([quota, measure]): [string, Need] => [
    quota,
    { needed: sum(templates.map(({ template }) => measure(template))) },
  ]);
  const cells = [...byCell(templates)].map(([where, own]) => ({ where, own }));
  const ofCells = Object.entries(OF_A_CELL).map(([quota, measure]): [string, Need] => [
    quota,
    largest(cells.map(({ where, own }) => ({ where, needed: sum(own.map(({ template }) => measure(template))) }))),
  ]);
  const ofStacks = Object.entries(OF_A_STACK).map(([quota, measure]): [string, Need] => [
    quota,
    largest(templates.map(({ stackName, template }) => ({ where: stackName, needed: measure(template) }))),
  ]);
  const needs = new Map([...inAll, ...ofCells, ...ofStacks]);
  needs.set('rulesPerSecurityGroup', largest(rulesPerSecurityGroup(templates)));
  needs.set('natGatewaysPerZone', largest(natGatewaysPerZone(templates)));
  const reserved = needs.get('lambdaConcurrency')?.needed ?? 0;
  if (reserved > 0) needs.set('lambdaConcurrency', { needed: reserved + UNRESERVED_CONCURRENCY });
  return needs;
}

function largest(needs: readonly Need[]): Need {
  return needs.reduce((most, need) => (need.needed > most.needed ? need : most), { needed: 0 });
}

function natGatewaysPerZone(templates: Templates): Need[] {
  const zones = templates.flatMap(({ template }) =>
    resourcesOf(template, 'AWS::EC2::NatGateway').map(({ Properties }) => {
      const subnet = (Properties?.['SubnetId'] as { Ref?: string } | undefined)?.Ref ?? '';
      const zone = template.Resources[subnet]?.Properties?.['AvailabilityZone'];
      return typeof zone === 'string' ? zone : JSON.stringify(zone ?? Properties?.['SubnetId']);
    }),
  );
  return [...new Set(zones)].map(where => ({ where, needed: zones.filter(zone => zone === where).length }));
}

function policiesByRole(template: Template): number[] {
  const attached = resourcesOf(template, 'AWS::IAM::ManagedPolicy').map(({ Properties }) =>
    JSON.stringify(Properties?.['Roles'] ?? []),
  );
  return Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
    .map(([id, { Properties }]) => {
      const arns = Properties?.['ManagedPolicyArns'];
      const own = arns === undefined ? 0 : lengthOf(arns);
      return own + attached.filter(roles => roles.includes(`{"Ref":"${id}"}`)).length;
    });
}

function endpoints(template: Template, kind: 'Gateway' | 'Interface'): number {
  // CloudFormation makes a gateway endpoint where no type is given.
  return sumOf('AWS::EC2::VPCEndpoint', ({ VpcEndpointType = 'Gateway' }) => (VpcEndpointType === kind ? 1 : 0))(
    template,
  );
}

function count(...types: string[]): Measure {
  return template => resourcesOf(template, ...types).length;
}

function sumOf(type: string, measure: (properties: { readonly [name: string]: unknown }) => number): Measure {
  return template => sum(resourcesOf(template, type).map(({ Properties = {} }) => measure(Properties)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
