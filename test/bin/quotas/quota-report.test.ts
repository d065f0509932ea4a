import { measureNeeds } from '../../../bin/quotas/needs';
import { QUOTAS, Quota, QuotaNeed, quotaReport, verdictOn } from '../../../bin/quotas/quota-report';
import { SynthesizedTemplate } from '../../../bin/synthesis/template';
import { cellOf, resource, service, stackOf, taskDefinition } from '../cells';

const ACME = { name: 'acme', region: 'eu-central-1' };

function judge(templates: SynthesizedTemplate[], id: string): QuotaNeed | undefined {
  return quotaReport(templates, ACME).quotas.find(quota => quota.id === id);
}

function needed(templates: SynthesizedTemplate[], id: string): number | undefined {
  return measureNeeds(templates).get(id)?.needed;
}

/** A number of cells, named a, b, c and so on. */
function cells(count: number, tenants = 1): SynthesizedTemplate[] {
  return Array.from({ length: count }, (_, index) => cellOf(tenants, `acme-${String.fromCharCode(97 + index)}`)).flat();
}

test('every quota of the table is measured, and everything that is measured has a quota', () => {
  expect([...measureNeeds([]).keys()].sort()).toEqual(QUOTAS.map(({ id }) => id).sort());
});

test('every quota has a page of AWS, a date and a word on who saw it', () => {
  const incomplete = QUOTAS.filter(
    ({ source, date, status }) =>
      !source.startsWith('https://docs.aws.amazon.com/') ||
      !/^\d{4}-\d\d-\d\d$/.test(date) ||
      !['read', 'recalled'].includes(status),
  );
  expect(incomplete).toEqual([]);
});

test('a quota of each thing that cannot be raised says what to do instead', () => {
  const summed = ['account', 'region', 'zone'];
  const silent = QUOTAS.filter(
    ({ adjustable, per, instead, id }) =>
      !adjustable && !summed.includes(per) && !instead && id !== 'firewallRuleGroupsPerVpc',
  );
  expect(silent).toEqual([]);
});

describe('the vCPU of Fargate', () => {
  test('are counted at the peak of a roll-out, when proxies run twice and gateways once', () => {
    expect(needed(cellOf(4), 'fargateVcpu')).toBe(2 * 2 * 0.25 + 4 * 0.5);
  });

  test('are raised before the eleventh gateway beside the proxies of one cell', () => {
    expect(judge(cellOf(10), 'fargateVcpu')).toMatchObject({ needed: 6, share: 1, verdict: 'ok' });
    expect(judge(cellOf(11), 'fargateVcpu')).toMatchObject({ needed: 6.5, verdict: 'raise before deploying' });
  });

  test('are asked for in whole numbers, in the region of the deployment', () => {
    expect(judge(cellOf(11), 'fargateVcpu')?.advice).toBe(
      'Ask for it: aws service-quotas request-service-quota-increase --region eu-central-1 --service-code fargate --quota-code L-3032A538 --desired-value 7',
    );
  });

  test('include a task that no service runs', () => {
    const erasure = stackOf({ Erasure: taskDefinition(1024, 2048) }, { part: 'removed', tenant: 'legal' });
    expect(needed([...cellOf(1), erasure], 'fargateVcpu')).toBe(1 + 0.5 + 1);
  });
});

describe('what cells share out', () => {
  test('target groups are counted for the load balancer of each cell', () => {
    const templates = [...cellOf(3), ...cellOf(5, 'acme-b')];
    expect(judge(templates, 'targetGroupsPerLoadBalancer')).toMatchObject({ needed: 5, where: 'acme-b' });
    expect(judge(templates, 'targetGroups')).toMatchObject({ needed: 8 });
  });

  test('the 101st target group of a load balancer cannot be had, and more cells are the way out', () => {
    expect(judge(cellOf(101), 'targetGroupsPerLoadBalancer')).toMatchObject({
      verdict: 'cannot be raised',
      advice: 'Spread the tenants over more cells.',
    });
  });

  test('two listener rules a tenant need more than the 100 of a load balancer from the 51st tenant on', () => {
    expect(judge(cellOf(50), 'rulesPerLoadBalancer')?.verdict).toBe('ok');
    expect(judge(cellOf(51), 'rulesPerLoadBalancer')?.verdict).toBe('raise before deploying');
  });
});

describe('what an account or region has', () => {
  test('the sixth VPC and the sixth address have to be asked for', () => {
    expect(judge(cells(5), 'vpcs')?.verdict).toBe('ok');
    expect(judge(cells(6), 'vpcs')?.verdict).toBe('raise before deploying');
    expect(judge(cells(6), 'elasticIps')?.verdict).toBe('raise before deploying');
  });

  test('NAT gateways are counted in each zone', () => {
    const zone = (name: string) =>
      stackOf({
        Subnet: resource('AWS::EC2::Subnet', { AvailabilityZone: name }),
        Nat: resource('AWS::EC2::NatGateway', { SubnetId: { Ref: 'Subnet' } }),
      });
    const templates = [zone('eu-central-1a'), zone('eu-central-1b'), zone('eu-central-1b')];
    expect(judge(templates, 'natGatewaysPerZone')).toMatchObject({ needed: 2, where: 'eu-central-1b' });
  });

  test('stacks are counted with those nested in them', () => {
    const parent = stackOf({ Nested: resource('AWS::CloudFormation::Stack') });
    expect(needed([parent, ...cellOf(2)], 'stacks')).toBe(2 + 4);
  });

  test('reserved executions of Lambda are counted with the 100 that AWS keeps', () => {
    expect(needed(cells(3), 'lambdaConcurrency')).toBe(3 * 5 + 100);
    expect(needed([stackOf({})], 'lambdaConcurrency')).toBe(0);
  });

  test('a new account is told to ask for executions of Lambda, though the default is enough', () => {
    const found = judge(cellOf(1), 'lambdaConcurrency');
    expect(found?.verdict).toBe('ok');
    expect(found?.advice).toMatch(/^A new account may have 10 only\. Ask for it: .* --desired-value 105$/);
  });

  test('rules of another event bus than the default one are left out', () => {
    const rules = { A: resource('AWS::Events::Rule'), B: resource('AWS::Events::Rule', { EventBusName: 'own' }) };
    expect(needed([stackOf(rules)], 'eventRules')).toBe(1);
  });

  test('a need beyond what AWS raises a quota to cannot be met in one account', () => {
    const roles = Object.fromEntries(
      Array.from({ length: 5_001 }, (_, id) => [`Role${id}`, resource('AWS::IAM::Role')]),
    );
    expect(judge([stackOf(roles)], 'roles')).toMatchObject({
      verdict: 'cannot be raised',
      advice: 'Spread the cells over more accounts or regions.',
    });
  });
});

test('network interfaces are those of tasks at their peak, endpoints, mount targets, balancers, functions and firewalls', () => {
  const resources = {
    Task: taskDefinition(256, 512),
    Service: service('Task', { DesiredCount: 2, DeploymentConfiguration: { MaximumPercent: 200 } }),
    Interface: resource('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b'] }),
    Gateway: resource('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }),
    Mount: resource('AWS::EFS::MountTarget'),
    Balancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: ['a', 'b'] }),
    Inside: resource('AWS::Lambda::Function', { VpcConfig: { SubnetIds: ['a', 'b'] } }),
    Outside: resource('AWS::Lambda::Function'),
    Firewall: resource('AWS::NetworkFirewall::Firewall', { SubnetMappings: [{}, {}] }),
    Nat: resource('AWS::EC2::NatGateway'),
  };
  expect(needed([stackOf(resources)], 'networkInterfaces')).toBe(4 + 2 + 1 + 2 + 2 + 2 + 1);
});

test('endpoints are counted by kind', () => {
  const endpoint = (VpcEndpointType?: string) => resource('AWS::EC2::VPCEndpoint', { VpcEndpointType });
  const stack = stackOf({ A: endpoint('Interface'), B: endpoint('Interface'), C: endpoint('Gateway'), D: endpoint() });
  expect(needed([stack], 'interfaceEndpointsPerVpc')).toBe(2);
  expect(needed([stack], 'gatewayEndpoints')).toBe(2);
});

test('the rules of a security group are counted in each direction, wherever they are written', () => {
  const group = { 'Fn::GetAtt': ['Group', 'GroupId'] };
  const stack = stackOf({
    Group: resource('AWS::EC2::SecurityGroup', { SecurityGroupIngress: [{}, {}], SecurityGroupEgress: [{}] }),
    In: resource('AWS::EC2::SecurityGroupIngress', { GroupId: group }),
    Out: resource('AWS::EC2::SecurityGroupEgress', { GroupId: group }),
    Other: resource('AWS::EC2::SecurityGroup', { SecurityGroupIngress: [{}] }),
  });
  expect(needed([stack], 'rulesPerSecurityGroup')).toBe(3);
});

test('rules that stacks of tenants add to a group of their cell are counted together', () => {
  const stacks = ['one', 'two', 'three'].map(tenant => {
    const stack = stackOf(
      { In: resource('AWS::EC2::SecurityGroupIngress', { GroupId: { Ref: 'Imported' } }) },
      { part: 'tenant', tenant, stackName: tenant },
    );
    const imported = { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/openclaw/acme-a/group' };
    return { ...stack, template: { ...stack.template, Parameters: { Imported: imported } } };
  });
  expect(needed(stacks, 'rulesPerSecurityGroup')).toBe(3);
});

test('policies of a role are counted whether the role or the policy says so', () => {
  const stack = stackOf({
    Role: resource('AWS::IAM::Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/A'] }),
    Own: resource('AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'Role' }] }),
    Foreign: resource('AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'Role2' }] }),
  });
  expect(needed([stack], 'policiesPerRole')).toBe(2);
});

test('the largest stack is named', () => {
  const large = stackOf({ A: resource('AWS::SNS::Topic'), B: resource('AWS::SNS::Topic') }, { stackName: 'large' });
  const small = stackOf({ A: resource('AWS::SNS::Topic') }, { stackName: 'small' });
  expect(judge([small, large, small], 'stackResources')).toMatchObject({ needed: 2, where: 'large' });
});

test('what is short comes first, and what is not needed does not come at all', () => {
  const { quotas } = quotaReport(cellOf(60), ACME);
  expect(quotas[0]?.id).toBe('fargateVcpu');
  expect(quotas.map(({ share }) => share)).toEqual([...quotas.map(({ share }) => share)].sort((a, b) => b - a));
  expect(quotas.map(({ id }) => id)).not.toContain('networkFirewalls');
});

test.each([
  [{ default: 5, adjustable: true }, 5, 'ok'],
  [{ default: 5, adjustable: true }, 5.1, 'raise before deploying'],
  [{ default: 5, adjustable: false }, 6, 'cannot be raised'],
  [{ default: 5, adjustable: true, maximum: 8 }, 8, 'raise before deploying'],
  [{ default: 5, adjustable: true, maximum: 8 }, 9, 'cannot be raised'],
])('a quota of %j and a need of %d: %s', (quota, need, verdict) => {
  expect(verdictOn(quota as Quota, need)).toBe(verdict);
});
