import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Cell, CellAttributes, CellResources, Egress } from '../../lib';
import { CELL, readParameters, tenantsStack } from './fixture';
import { ALWAYS } from './parameters';

function find(attributes: Partial<CellAttributes> = {}) {
  const stack = tenantsStack();
  return { stack, cell: Cell.fromCellAttributes(stack, 'Cell', { ...CELL, ...attributes }) };
}

/** The parameter that a value is read from. */
function sourceOf(
  { stack, cell }: ReturnType<typeof find>,
  value: (cell: CellResources) => string | undefined,
): string {
  const text = JSON.stringify(stack.resolve(value(cell)));
  const { Parameters } = Template.fromStack(stack).toJSON();
  const [id = ''] = /SsmParameterValue\w+Parameter/.exec(text) ?? [];
  return Parameters[id]?.Default;
}

test.each<[string, Partial<CellAttributes>, string[]]>([
  [
    'a proxy and a way in',
    {},
    [
      ...ALWAYS,
      '/openclaw/acme-a/listener-arn',
      '/openclaw/acme-a/load-balancer-security-group-id',
      '/openclaw/acme-a/proxy-security-group-id',
    ],
  ],
  ['no way in', { loadBalancerCidrs: undefined }, [...ALWAYS, '/openclaw/acme-a/proxy-security-group-id']],
  [
    'no proxy',
    { egress: Egress.dnsFirewall() },
    [...ALWAYS, '/openclaw/acme-a/listener-arn', '/openclaw/acme-a/load-balancer-security-group-id'],
  ],
])('a cell with %s is read from its parameters', (_, attributes, names) => {
  const { stack, cell } = find(attributes);
  expect(Object.values(cell)).not.toHaveLength(0);
  expect(readParameters(Template.fromStack(stack))).toEqual(names.sort());
});

test('what nobody asks for is not read', () => {
  const { stack, cell } = find();
  expect(cell.fileSystem).toBe(cell.fileSystem);
  expect(readParameters(Template.fromStack(stack))).toEqual([
    '/openclaw/acme-a/file-system-id',
    '/openclaw/acme-a/file-system-security-group-id',
  ]);
});

test.each<[string, (cell: CellResources) => string | undefined]>([
  ['vpc-id', cell => cell.vpc.vpcId],
  ['endpoint-security-group-id', cell => cell.endpointSecurityGroup.securityGroupId],
  ['proxy-security-group-id', cell => groupOf(cell.egressPeers.proxy)],
  ['cluster-name', cell => cell.cluster.clusterName],
  ['cluster-name', cell => cell.cluster.clusterArn],
  ['file-system-id', cell => cell.fileSystem.fileSystemId],
  ['file-system-security-group-id', cell => groupOf(cell.fileSystem)],
  ['encryption-key-arn', cell => cell.encryptionKey.keyArn],
  ['rotation-function-arn', cell => cell.tokenRotation.function.functionArn],
  ['rotation-role-arn', cell => cell.tokenRotation.role.roleArn],
  ['alarm-topic-arn', cell => cell.alarmTopic.topicArn],
  ['listener-arn', cell => cell.ingress?.listener?.listenerArn],
  ['load-balancer-security-group-id', cell => groupOf(cell.ingress?.listener)],
])('%s is what it says', (name, value) => {
  expect(sourceOf(find(), value)).toBe(`/openclaw/acme-a/${name}`);
});

test('gateways run in the subnets that the cell publishes, one for each zone', () => {
  const { stack, cell } = find();
  const subnets = cell.vpc.selectSubnets(cell.gatewaySubnets);
  const list = { 'Fn::Split': [',', { Ref: expect.stringMatching(/gatewaysubnetids/) }] };
  expect(stack.resolve(subnets.subnetIds)).toEqual([{ 'Fn::Select': [0, list] }, { 'Fn::Select': [1, list] }]);
  expect(subnets.availabilityZones).toEqual(['eu-central-1a', 'eu-central-1b']);
});

test('what is given as a literal stays one, because it stands in texts that rules read', () => {
  expect(find().cell.ingress?.loadBalancerCidrs).toEqual(['10.1.2.0/24', '10.1.3.0/24']);
  expect(find().cell.cellName).toBe('acme-a');
});

test('nothing of a cell is changed by whoever imports it', () => {
  const { stack, cell } = find();
  const stranger = ec2.Peer.ipv4('192.0.2.1/32');
  const groups = [cell.endpointSecurityGroup, cell.egressPeers.proxy, cell.fileSystem, cell.ingress?.listener];
  for (const group of groups) {
    group?.connections.allowFrom(stranger, ec2.Port.tcp(22));
    group?.connections.allowTo(stranger, ec2.Port.tcp(22));
  }
  const statement = new iam.PolicyStatement({
    principals: [new iam.AnyPrincipal()],
    actions: ['*'],
    resources: ['*'],
  });
  cell.encryptionKey.addToResourcePolicy(statement);
  cell.tokenRotation.role.addToPrincipalPolicy(statement);
  cell.tokenRotation.function.addToRolePolicy(statement);
  cell.fileSystem.addToResourcePolicy(statement);
  cell.alarmTopic.addToResourcePolicy(statement);
  expect(groups).not.toContain(undefined);
  expect(Template.fromStack(stack).toJSON().Resources ?? {}).toEqual({});
});

test('warns of nothing', () => {
  Annotations.fromStack(find().stack).hasNoWarning('*', Match.anyValue());
});

test('a region whose prefix list of S3 is not known here needs its id', () => {
  expect(find({ s3PrefixListId: 'pl-0123456789abcdef0' }).cell.egressPeers.s3Addresses.uniqueId).toBe(
    'pl-0123456789abcdef0',
  );
});

function groupOf(peer?: ec2.IConnectable): string | undefined {
  return peer?.connections.securityGroups[0]?.securityGroupId;
}
