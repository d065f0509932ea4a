import { App, DefaultStackSynthesizer, Fn, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AllowedHost, Egress, EgressList, PublishedEgressLists, PublishedEgressListsProps } from '../../lib/egress';
import { decide } from './dns-evaluator';
import { listFor, reason } from './fixture';

type Given = Partial<PublishedEgressListsProps>;

const SUPPORT: AllowedHost = { host: 'api.example.com', reason };
const SALES: AllowedHost = { host: 'imap.example.net', port: 993, reason };
const LISTS: EgressList[] = [listFor([SUPPORT], 'support', 1), listFor([SALES], 'sales', 85)];

function listsStack(prefix = PublishedEgressLists.objectPrefix('acme-a')): Stack {
  return new Stack(new App(), 'Lists', {
    env: { region: 'eu-central-1' },
    synthesizer: new DefaultStackSynthesizer({ bucketPrefix: prefix }),
  });
}

function publish(props: Given = {}, stack = listsStack()): Template {
  new PublishedEgressLists(stack, 'Lists', {
    cellName: 'acme-a',
    egress: Egress.proxy(),
    lists: LISTS,
    cidr: '10.1.0.0/20',
    ...props,
  });
  return Template.fromStack(stack);
}

/** The names of the parameters that a template makes, and what they hold. */
function published(template: Template): { [name: string]: unknown } {
  const parameters = Object.values(template.findResources('AWS::SSM::Parameter'));
  return Object.fromEntries(parameters.map(({ Properties }) => [Properties.Name, Properties.Value]));
}

/** The names of the parameters that a template reads. */
function read(stack: Stack): string[] {
  const { Parameters = {} } = Template.fromStack(stack).toJSON();
  return Object.values(Parameters as { [id: string]: { Default: string } })
    .map(({ Default }) => Default)
    .filter(name => name.startsWith('/openclaw/'));
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own notation.
const BUCKET = { 'Fn::Sub': 'cdk-hnb659fds-assets-${AWS::AccountId}-eu-central-1' };

test('publishes where the lists in force are, and the rules of the resolver', () => {
  const found = published(publish());
  expect(Object.keys(found).sort()).toEqual([
    '/openclaw/acme-a/dns-rule-group-id',
    '/openclaw/acme-a/egress-lists',
    '/openclaw/acme-a/egress-lists-bucket',
  ]);
  expect(found['/openclaw/acme-a/egress-lists-bucket']).toEqual(BUCKET);
  expect(found['/openclaw/acme-a/dns-rule-group-id']).toEqual({
    'Fn::GetAtt': [expect.stringMatching(/RuleGroup/), 'Id'],
  });
  expect(found['/openclaw/acme-a/egress-lists']).toEqual({
    'Fn::Join': [
      '',
      [
        '{"bucket":"',
        BUCKET,
        expect.stringMatching(/^","key":"acme-a\/egress-lists\/[0-9a-f]{64}\.json","sha256":"[0-9a-f]{64}"\}$/),
      ],
    ],
  });
});

test('the resolver answers for the hosts of every tenant, the names of the tier, and no other', () => {
  const template = publish();
  for (const name of [
    'api.example.com',
    'imap.example.net',
    'egress.openclaw.internal',
    'ssm.eu-central-1.amazonaws.com',
  ]) {
    expect(decide(template, name, 'A')).toBe('ALLOW');
  }
  expect(decide(template, 'evil.example', 'A')).toBe('BLOCK');
  expect(decide(template, 'api.example.com', 'TXT')).toBe('BLOCK');
});

test('the resolver reads text records for the tenants that need them', () => {
  const withMail = { ...listFor([SALES], 'sales', 2), readableTextRecords: [{ domain: 'example.org', reason }] };
  expect(decide(publish({ lists: [withMail] }), '_dmarc.example.org', 'TXT')).toBe('ALLOW');
});

test('the order of the tenants does not show', () => {
  expect(publish({ lists: [...LISTS].reverse() }).toJSON()).toEqual(publish().toJSON());
});

test('needs no network, so that it can be deployed before the cell', () => {
  const types = Object.values(publish().toJSON().Resources as { [id: string]: { Type: string } }).map(
    ({ Type }) => Type,
  );
  expect([...new Set(types)].sort()).toEqual([
    'AWS::Route53Resolver::FirewallDomainList',
    'AWS::Route53Resolver::FirewallRuleGroup',
    'AWS::SSM::Parameter',
  ]);
});

describe('with a firewall behind the proxy', () => {
  const template = publish({ egress: Egress.networkFirewall() });

  test('publishes the rules of the firewall too', () => {
    expect(published(template)['/openclaw/acme-a/firewall-rule-group-arn']).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^ListsFirewallRuleGroup/), 'RuleGroupArn'],
    });
  });

  test('the rules pass the hosts of every tenant, for connections from the network of the cell', () => {
    template.hasResourceProperties('AWS::NetworkFirewall::RuleGroup', {
      RuleGroup: Match.objectLike({
        RuleVariables: { IPSets: { HOME_NET: { Definition: ['10.1.0.0/20'] } } },
        RulesSource: { RulesString: Match.stringLikeRegexp('api\\.example\\.com[^]*imap\\.example\\.net') },
      }),
    });
  });
});

describe('with a tier that reads no lists', () => {
  const egress = Egress.dnsFirewall();

  test('publishes the rules of the resolver alone', () => {
    expect(Object.keys(published(publish({ egress })))).toEqual(['/openclaw/acme-a/dns-rule-group-id']);
  });

  test('takes any port, because no group of the cell opens to it', () => {
    expect(() => publish({ egress, lists: [listFor([{ ...SUPPORT, port: 8443 }])] })).not.toThrow();
  });
});

describe('in the stack of the cell', () => {
  function find(egress: Egress, ports?: number[]) {
    const stack = new Stack(new App(), 'Cell', { env: { region: 'eu-central-1' } });
    return { stack, lists: PublishedEgressLists.fromCellName(stack, 'Lists', { cellName: 'acme-a', egress, ports }) };
  }

  test.each([
    ['proxy', Egress.proxy()],
    ['networkFirewall', Egress.networkFirewall()],
    ['dnsFirewall', Egress.dnsFirewall()],
  ])('reads what the tier %s publishes', (_, egress) => {
    const { stack, lists } = find(egress);
    const atRunTime = egress.hasProxy ? [nameOf(stack, lists.parameter.parameterArn)] : [];
    expect([...read(stack), ...atRunTime].sort()).toEqual(Object.keys(published(publish({ egress }))).sort());
  });

  test('may read every object of the lists stack, and no other', () => {
    const { stack, lists } = find(Egress.proxy());
    const [objectKey] = /acme-a\/egress-lists\/[0-9a-f]{64}\.json/.exec(JSON.stringify(publish().toJSON())) ?? [];
    expect(objectKey).toBeDefined();
    const bucket = { Ref: expect.stringMatching(/egresslistsbucket/) };
    expect(stack.resolve(lists.objectArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::', bucket, '/acme-a/egress-lists/*']],
    });
  });

  test.each([
    [undefined, [443, 993]],
    [[], [443]],
    [
      [8443, 993, 443],
      [443, 993, 8443],
    ],
  ])('with the ports %j lets the proxy connect to %j', (ports, expected) => {
    expect(find(Egress.proxy(), ports).lists.ports).toEqual(expected);
  });
});

test('refuses every port that the cell does not open, each with its host and tenant', () => {
  const lists = [listFor([{ ...SUPPORT, port: 8443 }], 'support', 1), listFor([{ ...SALES, port: 465 }], 'sales', 2)];
  expect(() => publish({ lists })).toThrow(
    [
      'ports must hold every port on the lists, got 443, 993 without the 8443 of api.example.com for support: add it, and deploy the cell before the tenant',
      'ports must hold every port on the lists, got 443, 993 without the 465 of imap.example.net for sales: add it, and deploy the cell before the tenant',
    ].join('\n'),
  );
  expect(() => publish({ lists, ports: [8443, 465] })).not.toThrow();
});

test.each([
  [
    'two lists for a slot',
    [listFor([], 'support', 1), listFor([], 'sales', 1)],
    "lists[1].slot must be unique, got '1'",
  ],
  [
    'a slot that no cell has',
    [listFor([], 'support', 86)],
    'lists[0].slot must be a whole number from 1 to 85, got 86',
  ],
])('refuses %s', (_, lists, message) => {
  expect(() => publish({ lists })).toThrow(message);
});

test.each([
  ['*', "'*'"],
  ['acme/a', "'acme/a'"],
  ['1a', "'1a'"],
  ['a'.repeat(81), `'${'a'.repeat(81)}'`],
  [Fn.importValue('Cell'), 'a token'],
])('refuses a cell whose name could stand for another (%#)', (cellName, got) => {
  const message = `cellName must be a letter, then up to 79 letters, digits and hyphens, got ${got}: it stands in the names of all that the cell publishes`;
  expect(() => publish({ cellName })).toThrow(message);
  expect(() => PublishedEgressLists.objectPrefix(cellName)).toThrow(message);
});

test('fails in a stack whose assets the proxy may not read', () => {
  expect(() => publish({}, listsStack('elsewhere/'))).toThrow(
    /^lists must lie below 'acme-a\/egress-lists\/', where the proxy may read them, got 'elsewhere\/[0-9a-f]{64}\.json': /,
  );
});

/** The name in the ARN of a parameter. */
function nameOf(stack: Stack, parameterArn: string): string {
  return JSON.stringify(stack.resolve(parameterArn)).replace(/^.*:parameter([^"]*)".*$/, '$1');
}
