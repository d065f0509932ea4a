import * as fc from 'fast-check';
import { CellsDeployment } from '../../../bin/deployment/deployment';
import { parseDeployment } from '../../../bin/deployment/parse';
import { accessTo, allowed, rolesIn } from './access';
import { deploy, pairsOf } from './deploy';
import { Network } from './network';

const SLOTS = 85;
const SAMPLE = 1000;

/** Two full cells, whose names and tenants begin alike: what stands for one of them must not stand for another. */
function fullCells(): CellsDeployment {
  const tenants = ['a', 'aa'].flatMap(cell =>
    Array.from({ length: SLOTS }, (_, index) => tenantEntry(`${cell}-t${index + 1}`, cell, index + 1)),
  );
  const { deployment, problems } = parseDeployment('full.yaml', [HEAD, ...tenants].join('\n'));
  if (deployment === undefined || deployment.topology === 'single-tenant') throw new Error(problems.join('\n'));
  return deployment;
}

const HEAD = `topology: multi-tenant
name: acme
region: eu-central-1
availabilityZones: [eu-central-1a, eu-central-1b]
environment: development
ingress: { kind: internal, domain: claw.example.com, hostedZone: { id: Z0123456789ABCDEFGHIJ, name: example.com } }
cells:
  - { id: a, kind: shared, cidr: 10.1.0.0/20 }
  - { id: aa, kind: shared, cidr: 10.2.0.0/20 }
tenants:`;

function tenantEntry(id: string, cell: string, slot: number): string {
  const encryption = slot % 7 === 0 ? 'own' : 'cell';
  const who =
    'classification: internal, owner: somebody, purpose: Answers questions of colleagues., reviewBy: "2030-01-01"';
  const model = 'modelProvider: { kind: anthropic, model: claude-opus-4-6 }, channels: [{ kind: slackHttp }]';
  return `  - { id: ${id}, cell: ${cell}, slot: ${slot}, ${who}, encryption: ${encryption}, ${model} }`;
}

const { account, cells } = deploy(fullCells());
const network = new Network(account);
const tenants = cells.flatMap(({ tenants: own, ...cell }) => own.map(tenant => ({ ...tenant, cell })));

/** Different pairs, drawn from all of them. */
function sample<Each>(all: readonly Each[]): [Each, Each][] {
  const pairs = pairsOf(all);
  const some = fc.shuffledSubarray(pairs, { minLength: SAMPLE, maxLength: SAMPLE });
  return fc.sample(some, 1).flat() as [Each, Each][];
}

test('there are 28730 pairs of tenants', () => {
  expect(tenants).toHaveLength(2 * SLOTS);
  expect(pairsOf(tenants)).toHaveLength(170 * 169);
});

test(`in ${SAMPLE} of them IAM lets no role of one do anything to the other`, () => {
  const owners = tenants.map(({ stack }) => ({
    name: stack.stackName,
    roles: rolesIn(account, stack),
    access: accessTo(account, stack),
  }));
  const pairs = sample(owners);
  expect(new Set(pairs.map(pair => pair.map(({ name }) => name).join()))).toHaveProperty('size', SAMPLE);
  for (const [actor, owner] of pairs) {
    const found = allowed(actor.roles, owner.access);
    expect({ actor: actor.name, owner: owner.name, found }).toEqual({
      actor: actor.name,
      owner: owner.name,
      found: [],
    });
  }
});

test('each of their tenants can use what is its own', () => {
  for (const { stack } of tenants) {
    expect(allowed(rolesIn(account, stack), accessTo(account, stack))).toHaveLength(15);
  }
});

test('no security group opens a port from one of them to another', () => {
  const places = tenants.map(({ stack }) => network.service(stack, 'Gateway'));
  const open = pairsOf(places).filter(([from, to]) => network.openPorts(from, to).length > 0);
  expect(open.map(([from, to]) => `${from.name} to ${to.name}`)).toEqual([]);
});

test('each reaches the proxy of its cell on the port of its slot, and neither proxy on another', () => {
  const proxies = new Map(cells.map(({ name, cell }) => [name, network.service(cell, 'EgressProxy')]));
  for (const { stack, slot, cell } of tenants) {
    const place = network.service(stack, 'Gateway');
    const reached = [...proxies].map(([name, proxy]) => [name, network.openPorts(place, proxy).flat()]);
    const own = Array.from({ length: 4 }, () => 3100 + slot);
    expect(Object.fromEntries(reached)).toEqual({ 'acme-a': [], 'acme-aa': [], [cell.name]: own });
  }
});

test('no two of them have a name, a host, a directory or, in one cell, a port or a priority in common', () => {
  const unique = (values: unknown[]) => expect(new Set(values)).toHaveProperty('size', values.length);
  unique(tenants.map(({ stack }) => stack.stackName));
  unique(tenants.map(({ hostName }) => hostName));
  const directories = account.ofType('AWS::EFS::AccessPoint').map(({ properties }) => properties);
  unique(directories.map(({ FileSystemId, RootDirectory }) => `${FileSystemId}${RootDirectory.Path}`));
  for (const { lists, tenants: own } of cells) {
    unique(lists.map(({ port }) => port));
    const stacks = own.map(({ stack }) => stack);
    const rules = account.ofType('AWS::ElasticLoadBalancingV2::ListenerRule', stacks);
    expect(rules).toHaveLength(2 * SLOTS);
    unique(rules.map(({ properties }) => properties.Priority));
  }
});
