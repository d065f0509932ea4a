import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { NAG_PACKS } from '../../bin/checks';
import { Channel, Egress, Ingress } from '../../lib';
import { CellStage } from '../../patterns';
import { CellFixture, cellStage, readParameters, templateOf, tenantProps, testApp } from '../tenancy/fixture';

const TENANTS = [
  tenantProps('support', 1, { ownKey: true }),
  tenantProps('sales', 7, { host: 'offers', channels: [Channel.discord()] }),
];

const REMOVED = [{ tenantId: 'intern', keepUntil: new Date('2026-12-07') }];

const STACKS = ['lists', 'cell', 'support', 'sales', 'removed-intern'];

function synth(fixture: CellFixture = {}): { stage: CellStage; templates: Map<string, Template> } {
  const stage = cellStage(testApp(), { tenants: TENANTS, removedTenants: REMOVED, ...fixture });
  const names = stage.node.children.filter(child => child instanceof Stack).map(({ node }) => node.id);
  return { stage, templates: new Map(names.map(name => [name, templateOf(stage, name)])) };
}

const { stage, templates } = synth();
const behindFirewall = synth({ cell: { egress: Egress.networkFirewall() } });
const outboundOnly = synth({
  cell: { ingress: Ingress.none(), egress: Egress.networkFirewall(), cidr: undefined },
  tenants: [tenantProps('support', 1)],
});

function texts(found: Map<string, Template>): { [stack: string]: string } {
  return Object.fromEntries([...found].map(([name, template]) => [name, JSON.stringify(template.toJSON())]));
}

/** The names of the parameters that the stacks of a stage make. */
function published(found: Map<string, Template>): string[] {
  return (
    [...found.values()]
      .flatMap(template => Object.values(template.findResources('AWS::SSM::Parameter')))
      .map(({ Properties }) => Properties.Name)
      // What holds the state of a tenant is for nobody to read.
      .filter(name => !name.startsWith('/openclaw/acme-a/state/'))
      .sort()
  );
}

test('the lists are deployed first, then the cell, then the tenants, none of them after another', () => {
  const order = Object.fromEntries(
    STACKS.map(name => [name, (stage.node.findChild(name) as Stack).dependencies.map(({ node }) => node.id).sort()]),
  );
  expect(order).toEqual({
    lists: [],
    cell: ['lists'],
    support: ['cell', 'lists'],
    sales: ['cell', 'lists'],
    'removed-intern': ['cell', 'lists'],
  });
});

test('each stack has a name by which people find it', () => {
  const names = STACKS.map(name => (stage.node.findChild(name) as Stack).stackName);
  expect(names).toEqual(['acme-a-lists', 'acme-a-cell', 'acme-a-support', 'acme-a-sales', 'acme-a-removed-intern']);
});

test.each([
  ['the proxy tier', templates],
  ['the Network Firewall tier', behindFirewall.templates],
  ['no way in', outboundOnly.templates],
])('with %s each parameter that is read is published, and each that is published is read', (_, found) => {
  // The proxy reads this one when it runs.
  const atRunTime = '/openclaw/acme-a/egress-lists';
  const read = new Set([...[...found.values()].flatMap(readParameters), atRunTime]);
  expect(published(found)).toEqual([...read].sort());
  expect(texts(found)['cell']).toContain(`:parameter${atRunTime}`);
});

test.each([
  ['the proxy tier', templates],
  ['the Network Firewall tier', behindFirewall.templates],
])('with %s no stack exports or imports a value', (_, found) => {
  for (const [name, text] of Object.entries(texts(found))) {
    expect({ name, coupled: /"Fn::ImportValue"|"Export":/.test(text) }).toEqual({ name, coupled: false });
  }
});

test('the state of a tenant, and of one that was removed, is for one stack: a second does not come up', () => {
  const claimIn = (name: string) => {
    const [claim] = Object.values(templates.get(name)?.findResources('AWS::SSM::Parameter') ?? {});
    return claim?.Properties;
  };
  expect(claimIn('support')).toMatchObject({ Name: '/openclaw/acme-a/state/support', Value: 'acme-a-support' });
  expect(claimIn('removed-intern')).toMatchObject({ Name: '/openclaw/acme-a/state/intern' });
  for (const [name, type] of [
    ['support', 'AWS::ECS::Service'],
    ['removed-intern', 'AWS::Lambda::Function'],
  ] as const) {
    const [waiting] = Object.values(templates.get(name)?.findResources(type) ?? {});
    expect(waiting?.DependsOn).toContainEqual(expect.stringMatching(/(State|Claim)Parameter/));
  }
});

test('a tenant cannot have the id of one whose state is kept', () => {
  const again = { tenants: [tenantProps('intern', 3)], removedTenants: REMOVED };
  expect(() => synth(again)).toThrow(
    "state of 'intern' in cell acme-a must be one tenant's own, got it for acme-a-intern and acme-a-removed-intern: " +
      'what a removed tenant left is kept and then erased, so use another id until its stack is deleted',
  );
});

test('no stack of the cell or of a tenant knows of another tenant', () => {
  const others = texts(templates);
  expect(others['cell']).not.toMatch(/support|sales|offers|intern\b/);
  expect(others['support']).not.toMatch(/sales|offers/);
  expect(others['sales']).not.toMatch(/support/);
});

test('a tenant that comes, and one that changes, change nothing of the cell and of the others', () => {
  const changed = tenantProps('sales', 7, { channels: [Channel.telegram()], cpu: 1024 });
  const [before, after] = [
    texts(templates),
    texts(synth({ tenants: [tenantProps('legal', 85), TENANTS[0], changed] }).templates),
  ];
  for (const name of ['cell', 'support', 'removed-intern']) expect(after[name]).toBe(before[name]);
  for (const name of ['lists', 'sales', 'legal']) expect(after[name]).not.toBe(before[name]);
});

test('without a way in nobody is told of an address', () => {
  expect(outboundOnly.templates.get('support')?.findOutputs('Url')).toEqual({});
});

test('hosts are one label below the domain of the cell: the id of the tenant, or what it is called', () => {
  templates.get('support')?.hasOutput('Url', { Value: 'https://support.a.claw.example.com' });
  templates.get('sales')?.hasOutput('Url', { Value: 'https://offers.a.claw.example.com' });
});

test('the firewall speaks of the network of the cell, also where nobody said which', () => {
  const [vpc] = Object.values(outboundOnly.templates.get('cell')?.findResources('AWS::EC2::VPC') ?? {});
  outboundOnly.templates.get('lists')?.hasResourceProperties('AWS::NetworkFirewall::RuleGroup', {
    RuleGroup: Match.objectLike({
      RuleVariables: { IPSets: { HOME_NET: { Definition: [vpc.Properties.CidrBlock] } } },
    }),
  });
});

test('the lists stack knows the list of every tenant', () => {
  const { tenantStacks } = stage;
  expect(tenantStacks.map(({ egressList: { tenantId, slot } }) => [tenantId, slot])).toEqual([
    ['support', 1],
    ['sales', 7],
  ]);
  const [list] = Object.values(templates.get('lists')?.findResources('AWS::Route53Resolver::FirewallDomainList') ?? {});
  for (const { host } of tenantStacks.flatMap(({ egressList }) => egressList.allowedHosts)) {
    expect(list.Properties.Domains).toContain(host.replace(/^\./, ''));
  }
});

test.each(STACKS)('nothing is left to warn of in the stack %s', name => {
  Annotations.fromStack(stage.node.findChild(name) as Stack).hasNoWarning('*', Match.anyValue());
});

test('a tenant is warned of webhooks whose senders cannot reach the load balancer', () => {
  const posted = tenantProps('support', 1, { channels: [Channel.slackHttp()] });
  const [support] = cellStage(new App(), { tenants: [posted] }).tenantStacks;
  Annotations.fromStack(support).hasWarning('*', Match.stringLikeRegexp('openclaw:Ingress.webhookSenders'));
});

test.each(Object.entries(NAG_PACKS))('has no finding of %s that nobody acknowledged', (_, create) => {
  expect(create().validateScope(stage).violations).toEqual([]);
});

test('has none behind a firewall either', () => {
  expect(NAG_PACKS['aws-solutions']().validateScope(behindFirewall.stage).violations).toEqual([]);
});
