import * as path from 'node:path';
import { readDeployment } from '../../../bin/deployment/parse';
import { squidEvaluator } from '../../egress-proxy/squid-evaluator';
import { accessTo, allowed, rolesIn } from './access';
import { Account } from './account';
import { deploy, pairsOf } from './deploy';
import { Network } from './network';

/** What the roles of every tenant may do to what is the tenant's. */
const OWN = [
  'ProviderSecretAgeCheckRole: secretsmanager:ListSecretVersionIds ProviderSecret',
  'ProviderSecretAgeCheckStarter: states:StartExecution ProviderSecretAgeCheckStateMachine',
  'GatewayTaskRole: elasticfilesystem:ClientMount StateAccessPoint',
  'GatewayTaskRole: elasticfilesystem:ClientWrite StateAccessPoint',
  'GatewayExecutionRole: secretsmanager:GetSecretValue TokenSecret',
  'GatewayExecutionRole: kms:Decrypt TokenSecret',
  'GatewayExecutionRole: secretsmanager:GetSecretValue ProviderSecret',
  'GatewayExecutionRole: kms:Decrypt ProviderSecret',
  'GatewayExecutionRole: logs:CreateLogStream LogsGateway',
  'GatewayExecutionRole: logs:PutLogEvents LogsGateway',
  'GatewayExecutionRole: logs:CreateLogStream LogsEdge',
  'GatewayExecutionRole: logs:PutLogEvents LogsEdge',
  'SecretRolloutWorkflowRole: ecs:UpdateService GatewayService',
  'SecretRolloutWorkflowRole: ecs:DescribeServices GatewayService',
  'SecretRolloutWorkflowStarter: states:StartExecution SecretRolloutWorkflowStateMachine',
];

/** What the role of the erasure may do to what is left of a removed tenant. */
const REMOVED = [
  'ErasureRole: elasticfilesystem:ClientMount StateAccessPoint',
  'ErasureRole: elasticfilesystem:ClientWrite StateAccessPoint',
  'ErasureRole: logs:CreateLogStream ErasureLogs',
  'ErasureRole: logs:PutLogEvents ErasureLogs',
];

const EXAMPLE = path.join(__dirname, '..', '..', '..', 'examples', 'multi-tenant.yaml');

const { account, cells } = deploy(exampleOfTwelve());
const [{ cell, tenants, removed, lists }] = cells;
const PAIRS = pairsOf(tenants);
const network = new Network(account);

function exampleOfTwelve() {
  const { deployment } = readDeployment(EXAMPLE, { today: '2026-11-28' });
  if (deployment === undefined || deployment.topology === 'single-tenant') throw new Error('the example has no cells');
  return deployment;
}

test('the example has twelve tenants in one cell, so 132 pairs', () => {
  expect(cells).toHaveLength(1);
  expect(PAIRS).toHaveLength(132);
});

describe('IAM', () => {
  const stacks = [...tenants.map(({ stack }) => stack), ...removed];
  const owners = stacks.map(stack => ({
    name: stack.stackName,
    roles: rolesIn(account, stack),
    access: accessTo(account, stack),
  }));

  test.each(owners)('lets the roles of $name do what each is for', ({ name, roles, access }) => {
    expect(allowed(roles, access)).toEqual(name.includes('removed') ? REMOVED : OWN);
  });

  test('lets no role of a tenant, here or gone, do anything to another', () => {
    expect(owners).toHaveLength(13);
    for (const [actor, owner] of pairsOf(owners)) {
      const found = allowed(actor.roles, owner.access);
      expect({ actor: actor.name, owner: owner.name, found }).toEqual({
        actor: actor.name,
        owner: owner.name,
        found: [],
      });
    }
  });
});

describe('security groups', () => {
  const gateways = tenants.map(tenant => ({ tenant, place: network.service(tenant.stack, 'Gateway') }));
  const proxy = network.service(cell, 'EgressProxy');
  const loadBalancer = network.loadBalancer(cell);
  const others = network.others(cell);
  const erasures = removed.flatMap(stack => network.others(stack));

  test('open no port between two tenants', () => {
    for (const [from, to] of pairsOf(gateways)) {
      expect({ from: from.tenant.id, to: to.tenant.id, open: network.openPorts(from.place, to.place) }).toEqual({
        from: from.tenant.id,
        to: to.tenant.id,
        open: [],
      });
    }
  });

  test.each(gateways.map(({ tenant, place }) => ({ id: tenant.id, port: 3100 + tenant.slot, place })))(
    'let $id reach the proxy on $port, its own, and on no other',
    ({ port, place }) => {
      expect(network.openPorts(place, proxy)).toEqual([
        [port, port],
        [port, port],
      ]);
      expect(network.portsTowards(place, proxy)).toEqual([[port, port]]);
    },
  );

  test.each(gateways.map(({ tenant, place }) => ({ id: tenant.id, place })))(
    'let the load balancer reach the edge of $id, nobody else of the cell, and $id not back',
    ({ place }) => {
      expect(new Set(network.openPorts(loadBalancer, place).flat())).toEqual(new Set([8443]));
      expect([proxy, ...others, ...erasures].flatMap(from => network.openPorts(from, place))).toEqual([]);
      expect(network.openPorts(place, loadBalancer)).toEqual([]);
    },
  );

  test('let the erasure of a removed tenant reach its state, and no gateway', () => {
    expect(erasures).toHaveLength(1);
    const reached = others.filter(other => network.openPorts(erasures[0], other).length > 0).map(({ name }) => name);
    expect(reached.filter(name => name.includes('MountTarget'))).toHaveLength(2);
    expect(gateways.flatMap(({ place }) => network.openPorts(place, erasures[0]))).toEqual([]);
  });

  test('let every tenant reach its state and the endpoints', () => {
    for (const { place } of gateways) {
      const reached = others.filter(other => network.openPorts(place, other).length > 0).map(({ name }) => name);
      expect(reached.filter(name => name.includes('MountTarget'))).toHaveLength(2);
      expect(reached.filter(name => name.includes('Endpoints'))).toHaveLength(4);
      expect(reached).toHaveLength(6);
    }
  });
});

describe('the egress proxy', () => {
  const [vpc] = account.ofType('AWS::EC2::VPC', [cell]);
  const allows = squidEvaluator(lists, vpc.properties.CidrBlock);
  const portOf = (id: string) => lists.find(({ tenant }) => tenant === id)?.port ?? 0;
  const ask = (id: string, host: string, destinationPort: number, addresses = ['52.1.1.1']) =>
    allows({ port: portOf(id), host, destinationPort, addresses });

  test('connects each tenant to the hosts on its list', () => {
    for (const { tenant, hosts } of lists) {
      for (const { host, port } of hosts) expect(ask(tenant, host.replace(/^\./, 'x.'), port)).toBe(true);
    }
  });

  test('connects no tenant to a host that only another has', () => {
    for (const [one, other] of pairsOf(lists)) {
      const own = new Set(one.hosts.map(({ host, port }) => `${host}:${port}`));
      const foreign = other.hosts.filter(({ host, port }) => !own.has(`${host}:${port}`) && !host.startsWith('.'));
      for (const { host, port } of foreign) expect(ask(one.tenant, host, port)).toBe(false);
    }
  });

  test('connects no tenant to the Control UI of another, by its name or by an address of the network', () => {
    for (const [one, other] of PAIRS) {
      expect(ask(one.id, other.hostName ?? '', 443)).toBe(false);
    }
    for (const { tenant, hosts } of lists) {
      const [{ host, port }] = hosts;
      expect(ask(tenant, host, port, ['10.40.2.7'])).toBe(false);
    }
  });
});

describe('a fault is found:', () => {
  const [support, sales] = tenants.map(({ stack }) => stack.stackName);
  const listsStacks = account.stacks.filter(({ part }) => part === 'lists');

  /** What support can do to sales and at the proxy, once their templates were changed. */
  function findings(change: (templates: { readonly [stack: string]: Resources }) => void): string[] {
    const copies = structuredClone(account.stacks.filter(({ stackName }) => [support, sales].includes(stackName)));
    const [supportStack, salesStack] = [support, sales].map(name => copies.filter(copy => copy.stackName === name)[0]);
    change(Object.fromEntries(copies.map(({ stackName, template }) => [stackName, template.Resources as Resources])));
    const changed = new Account([cell, ...listsStacks, ...copies], account.region);
    const groups = new Network(changed);
    const [place, other] = [supportStack, salesStack].map(stack => groups.service(stack, 'Gateway'));
    return [
      ...allowed(rolesIn(changed, supportStack), accessTo(changed, salesStack)),
      ...groups.openPorts(place, other).map(([from, to]) => `sales ${from}-${to}`),
      ...groups.portsTowards(place, groups.service(cell, 'EgressProxy')).map(([from, to]) => `proxy ${from}-${to}`),
    ];
  }

  const UNCHANGED = ['proxy 3101-3101'];
  const [rollout] = rolesIn(account, tenants[0].stack).filter(({ name }) => name === 'SecretRolloutWorkflowRole');
  const letIn = { Effect: 'Allow', Principal: { AWS: rollout.arn }, Action: '*', Resource: '*' };

  test('of none, unless there is one', () => {
    expect(findings(() => {})).toEqual(UNCHANGED);
  });

  test.each<[string, string, (resources: Resources) => void, string]>([
    [
      'a mount by any access point',
      support,
      resources => delete statement(resources, 'TenantGatewayTaskPolicy').Condition,
      'GatewayTaskRole: elasticfilesystem:ClientMount StateAccessPoint',
    ],
    [
      'logs of everybody',
      support,
      resources => {
        statement(resources, 'TenantGatewayExecutionPolicy', 'WriteLogs').Resource = '*';
      },
      'GatewayExecutionRole: logs:PutLogEvents LogsGateway',
    ],
    [
      'a key for any secret',
      support,
      resources => delete statement(resources, 'TenantGatewayExecutionPolicy', 'DecryptSecrets').Condition,
      'GatewayExecutionRole: kms:Decrypt TokenSecret',
    ],
    [
      'services of everybody',
      support,
      resources => {
        statement(resources, 'TenantSecretRolloutWorkflowPolicy').Resource = '*';
      },
      'SecretRolloutWorkflowRole: ecs:UpdateService GatewayService',
    ],
    [
      'a secret that lets another tenant in',
      sales,
      resources => {
        propertiesOf(resources, 'TenantTokenSecretPolicy').ResourcePolicy.Statement = [letIn];
      },
      'SecretRolloutWorkflowRole: secretsmanager:GetSecretValue TokenSecret',
    ],
    [
      'a role that trusts another tenant',
      sales,
      resources => {
        propertiesOf(resources, 'TenantGatewayTaskRole').AssumeRolePolicyDocument.Statement = [letIn];
      },
      'SecretRolloutWorkflowRole: sts:AssumeRole GatewayTaskRole',
    ],
    [
      'the ports of all slots',
      support,
      resources => {
        propertiesOf(resources, 'TenantGatewaySecurityGrouptoacmeasupportCellProxy').ToPort = 3185;
      },
      'proxy 3101-3185',
    ],
    [
      'a group without a rule of its own',
      support,
      resources => delete groupOf(resources).SecurityGroupEgress,
      'proxy 0-65535',
    ],
  ])('%s', (_, stackName, change, found) => {
    expect(findings(templates => change(templates[stackName]))).toContain(found);
  });

  test('two gateways that open to each other, where both of them do', () => {
    const subnets = { IpProtocol: 'tcp', FromPort: 8443, ToPort: 8443, CidrIp: '10.40.0.0/16' };
    const open = (templates: { readonly [stack: string]: Resources }) =>
      groupOf(templates[support]).SecurityGroupEgress.push(subnets);
    expect(findings(open)).not.toContain('sales 8443-8443');
    expect(
      findings(templates => {
        open(templates);
        groupOf(templates[sales]).SecurityGroupIngress = [subnets];
      }),
    ).toContain('sales 8443-8443');
  });

  test('what somebody attaches to the roles of a task later has no effect on others', () => {
    const attached = findings(({ [support]: resources }) => {
      resources['Attached'] = {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } },
      };
      for (const role of ['TenantGatewayTaskRole', 'TenantGatewayExecutionRole']) {
        propertiesOf(resources, role).ManagedPolicyArns.push({ Ref: 'Attached' });
      }
    });
    expect(attached).toEqual(UNCHANGED);
  });
});

test('no two tenants have a port, a priority, a host name, a directory or a name in common', () => {
  const stacks = tenants.map(({ stack }) => stack);
  const unique = (values: unknown[]) => expect(values).toHaveLength(new Set(values).size);
  const rules = account.ofType('AWS::ElasticLoadBalancingV2::ListenerRule', stacks);
  expect(rules.length).toBeGreaterThan(12);
  unique(rules.map(({ properties }) => properties.Priority));
  unique(tenants.map(({ hostName }) => hostName));
  unique(lists.map(({ port }) => port));
  unique(account.ofType('AWS::EFS::AccessPoint').map(({ properties }) => properties.RootDirectory.Path));
  unique(stacks.map(({ stackName }) => stackName));
});

interface Resources {
  // biome-ignore lint/suspicious/noExplicitAny: a template is what it is.
  [id: string]: { readonly Type: string; readonly Properties: any };
}

function propertiesOf(resources: Resources, prefix: string) {
  const [[, resource]] = Object.entries(resources).filter(([id]) => id.startsWith(prefix));
  return resource.Properties;
}

function groupOf(resources: Resources) {
  const [group] = Object.values(resources).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroup');
  return group.Properties;
}

function statement(resources: Resources, prefix: string, sid?: string) {
  const statements: { Sid?: string; Condition?: object; Resource: unknown }[] = propertiesOf(resources, prefix)
    .PolicyDocument.Statement;
  return statements.filter(({ Sid }) => sid === undefined || Sid === sid)[0];
}
