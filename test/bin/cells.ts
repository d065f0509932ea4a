import { SynthesizedTemplate, TemplateResource } from '../../bin/synthesis/template';

type Resources = { [id: string]: TemplateResource };

/** A resource. */
export function resource(Type: string, Properties?: TemplateResource['Properties']): TemplateResource {
  return { Type, Properties };
}

/** A stack of a cell, made by hand. */
export function stackOf(
  resources: Resources,
  place: Partial<Omit<SynthesizedTemplate, 'template'>> = {},
): SynthesizedTemplate {
  return { cell: 'acme-a', part: 'cell', stackName: 'acme-a-cell', ...place, template: { Resources: resources } };
}

/** A cell with some tenants, small enough to reckon by hand. */
export function cellOf(tenants: number, cell = 'acme-a'): SynthesizedTemplate[] {
  const ids = Array.from({ length: tenants }, (_, index) => `tenant-${index + 1}`);
  return [listsStack(cell, ids), cellStack(cell, ids), ...ids.map(tenant => tenantStack(cell, tenant))];
}

function listsStack(cell: string, tenants: readonly string[]): SynthesizedTemplate {
  const domains = ['logs.eu-central-1.amazonaws.com', ...tenants.map(tenant => `${tenant}.example.com`)];
  const resources = {
    Names: resource('AWS::Route53Resolver::FirewallDomainList', { Domains: domains }),
    Parameter: resource('AWS::SSM::Parameter'),
  };
  return stackOf(resources, { cell, part: 'lists', stackName: `${cell}-lists` });
}

function cellStack(cell: string, tenants: readonly string[]): SynthesizedTemplate {
  const known = tenants.map(tenant => ({
    ByteMatchStatement: { PositionalConstraint: 'EXACTLY', SearchString: tenant },
  }));
  const resources = {
    Vpc: resource('AWS::EC2::VPC'),
    Subnet: resource('AWS::EC2::Subnet', { AvailabilityZone: 'eu-central-1a' }),
    Nat: resource('AWS::EC2::NatGateway', { SubnetId: { Ref: 'Subnet' } }),
    Address: resource('AWS::EC2::EIP'),
    Balancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal', Subnets: ['a', 'b'] }),
    WebAcl: resource('AWS::WAFv2::WebACL', { Rules: [{ Statement: { OrStatement: { Statements: known } } }] }),
    QueryLog: resource('AWS::Route53Resolver::ResolverQueryLoggingConfig'),
    Rotation: resource('AWS::Lambda::Function', { ReservedConcurrentExecutions: 5 }),
    RotationRole: resource('AWS::IAM::Role'),
    ProxyTask: taskDefinition(256, 512),
    Proxy: service('ProxyTask', { DesiredCount: 2, DeploymentConfiguration: { MaximumPercent: 200 } }),
    Logs: resource('AWS::Logs::LogGroup', { RetentionInDays: 365 }),
  };
  return stackOf(resources, { cell, part: 'cell', stackName: `${cell}-cell` });
}

function tenantStack(cell: string, tenant: string): SynthesizedTemplate {
  const resources = {
    TaskRole: resource('AWS::IAM::Role'),
    ExecutionRole: resource('AWS::IAM::Role'),
    Group: resource('AWS::EC2::SecurityGroup'),
    Token: resource('AWS::SecretsManager::Secret'),
    TargetGroup: resource('AWS::ElasticLoadBalancingV2::TargetGroup'),
    WebhookRule: resource('AWS::ElasticLoadBalancingV2::ListenerRule'),
    Rule: resource('AWS::ElasticLoadBalancingV2::ListenerRule'),
    Event: resource('AWS::Events::Rule'),
    Task: taskDefinition(512, 2048),
    Service: service('Task', { DesiredCount: 1, DeploymentConfiguration: { MaximumPercent: 100 } }),
  };
  return stackOf(resources, { cell, part: 'tenant', tenant, stackName: `${cell}-${tenant}` });
}

/** A task definition for ARM. */
export function taskDefinition(cpu: number, memory: number): TemplateResource {
  const platform = { RuntimePlatform: { CpuArchitecture: 'ARM64' } };
  return resource('AWS::ECS::TaskDefinition', { Cpu: `${cpu}`, Memory: `${memory}`, ...platform });
}

/** A service that runs a task definition of its stack. */
export function service(task: string, properties: TemplateResource['Properties'] = {}): TemplateResource {
  return resource('AWS::ECS::Service', { TaskDefinition: { Ref: task }, ...properties });
}
