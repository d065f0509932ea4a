import { Aws } from 'aws-cdk-lib';
import { AllowedHost, EgressList } from '../../lib/egress';
import { validateEgressLists } from '../../lib/egress/list-rules';

const reason = 'a test needs it';

function list(props: Partial<EgressList> = {}): EgressList {
  return { tenantId: 'support', slot: 1, allowedHosts: [{ host: 'api.anthropic.com', reason }], ...props };
}

function problems(...lists: EgressList[]): string[] {
  try {
    validateEgressLists(lists);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

function hostProblems(...allowedHosts: Omit<AllowedHost, 'reason'>[]): string[] {
  return problems(list({ allowedHosts: allowedHosts.map(host => ({ reason, ...host })) }));
}

test('accepts 85 tenants that need the same hosts', () => {
  const lists = Array.from({ length: 85 }, (_, index) => list({ tenantId: `tenant-${index}`, slot: index + 1 }));
  expect(problems(...lists)).toEqual([]);
});

test.each([0, 86, 1.5, -1, Number.NaN])('fails on slot %s', slot => {
  expect(problems(list({ slot }))).toEqual([
    `egressLists[0].slot must be a whole number from 1 to 85, got ${slot}: a cell holds no more tenants`,
  ]);
});

test('fails on a slot that two tenants have', () => {
  expect(problems(list({ slot: 3 }), list({ tenantId: 'sales', slot: 3 }))).toEqual([
    "egressLists[1].slot must be unique, got '3', which egressLists[0] has: a slot is one tenant's port, so give each its own",
  ]);
});

test('fails on a tenant with two lists', () => {
  expect(problems(list(), list({ slot: 2 }))).toEqual([
    "egressLists[1].tenantId must be unique, got 'support', which egressLists[0] has: keep one list for each tenant",
  ]);
});

test.each(['', ' '])('fails on the tenant %j', tenantId => {
  expect(problems(list({ tenantId }))).toEqual(['egressLists[0].tenantId must name a tenant, got an empty text']);
});

test('fails on a tenant that is only known at deployment', () => {
  expect(problems(list({ tenantId: Aws.STACK_NAME }))).toEqual([
    'egressLists[0].tenantId must be literal, got a token: lists are published with a checksum, so write the value out',
  ]);
});

test('names the place of a host that is wrong by itself', () => {
  const wrong = list({ tenantId: 'sales', slot: 2, allowedHosts: [...list().allowedHosts, { host: '*', reason }] });
  expect(problems(list(), wrong)).toEqual([
    'egressLists[1].allowedHosts[1].host must not contain "*", got "*": name each host, or write ".example.com" for a name and everything below it',
  ]);
});

test('fails on a host that stands in one list twice, and says who asked', () => {
  expect(
    hostProblems(
      { host: 'a.example.com' },
      { host: 'b.example.com' },
      { host: 'a.example.com', port: 443, owner: 'sales' },
    ),
  ).toEqual([
    'egressLists[0].allowedHosts[2].host must stand in the list once, got "a.example.com" on port 443 for sales, as in egressLists[0].allowedHosts[0], for the configuration: keep one of them',
  ]);
});

test.each(['a.example.com', 'example.com', '.deep.example.com'])(
  'fails on %s beside a wildcard over it, wherever the wildcard stands',
  host => {
    const wildcard = { host: '.example.com', owner: 'sales' };
    expect(hostProblems({ host }, wildcard)).toEqual([
      `egressLists[0].allowedHosts[0].host must not repeat a wildcard, got "${host}" on port 443 for the configuration, below ".example.com" in egressLists[0].allowedHosts[1], for sales: keep one of them`,
    ]);
    expect(hostProblems(wildcard, { host })).toHaveLength(1);
  },
);

test.each<{ name: string; hosts: Omit<AllowedHost, 'reason'>[] }>([
  { name: 'one host on two ports', hosts: [{ host: 'a.example.com' }, { host: 'a.example.com', port: 993 }] },
  { name: 'a wildcard on another port', hosts: [{ host: '.example.com' }, { host: 'a.example.com', port: 993 }] },
  { name: 'a name that only ends alike', hosts: [{ host: '.example.com' }, { host: 'an-example.com' }] },
  {
    name: 'a private endpoint below a public wildcard',
    hosts: [{ host: '.example.com' }, { host: 'a.example.com', privateEndpoint: true }],
  },
])('accepts $name', ({ hosts }) => {
  expect(hostProblems(...hosts)).toEqual([]);
});

test('reports everything at once, one a line, and by the name that the lists have elsewhere', () => {
  const lists = [list({ slot: 0 }), list({ slot: 0, allowedHosts: [{ host: 'Slack.com', port: 53, reason: '' }] })];
  expect(() => validateEgressLists(lists, 'lists')).toThrow(
    /^lists\[0\]\.slot .*\nlists\[1\]\.slot .*\nlists\[1\]\.allowedHosts\[0\]\.host .*\n.*\.port .*\n.*\.reason .*\nlists\[1\]\.tenantId .*\nlists\[1\]\.slot .*$/,
  );
});
