import * as fs from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import { estimateMonthlyCost } from '../bin/cost/monthly-cost';
import { Egress, EgressList, Ingress, ModelProvider } from '../lib';
import { MAX_SLOT } from '../lib/egress/egress-list';
import { renderFirewallRules } from '../lib/egress/firewall-rules';
import { renderListsDocument } from '../lib/egress/lists-document';
import { SingleTenantStack } from '../patterns';
import { measureProxyLoad } from '../test/real/harness/egress/proxy-load';
import { NODE } from '../test/real/harness/paths';
import { removeDirectories } from '../test/real/harness/work-directory';

const REGION = 'eu-central-1';
const ZONES = [`${REGION}a`, `${REGION}b`];
const OWN_HOSTS = 10;

const TIERS: [string, Egress][] = [
  ['dnsFirewall', Egress.dnsFirewall()],
  ['proxy', Egress.proxy()],
  ['proxy, one NAT gateway', Egress.proxy({ natGateways: 1 })],
  ['networkFirewall', Egress.networkFirewall()],
];

/** What a single-tenant deployment costs a month before anybody uses it, by tier. */
export function tierCosts(): string[][] {
  const costs = TIERS.map(([name, egress]) => ({ name, usd: fixedCost(egress) }));
  const [least] = costs;
  return costs.map(({ name, usd }) => [name, usd.toFixed(2), `+ ${(usd - (least?.usd ?? 0)).toFixed(2)}`]);
}

/** How large the lists of a full cell are, beside what AWS takes. */
export function listSizes(): string[][] {
  const lists = fullCell();
  const names = new Set(lists.flatMap(({ allowedHosts }) => allowedHosts.map(({ host }) => host)));
  const rules = renderFirewallRules(lists.flatMap(({ allowedHosts }) => allowedHosts));
  return [
    ['DNS Firewall', `${names.size}`, 'names of its tenants; a network takes 10000'],
    [
      'lists of the proxy',
      `${kibibytes(renderListsDocument(lists).text)}`,
      'KiB, one object in S3; a task definition takes 64',
    ],
    ['Network Firewall', `${rules.split('\n').length}`, `rules, ${kibibytes(rules)} KiB; a policy takes 30000`],
  ];
}

/** What the proxy costs a connection and how much memory it takes, or why that cannot be measured here. */
export async function proxyCost(): Promise<string[][]> {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/sbin/squid') || !fs.existsSync(NODE)) {
    return [['not measured', '', 'it takes root and what `npm run test:real` installs']];
  }
  const others = fullCell().filter(({ slot }) => slot > 1);
  const { direct, proxied, squidMegabytes } = await measureProxyLoad({ others });
  removeDirectories();
  const ratio = (name: string, through: number, past: number, unit: string) => [
    name,
    (through / past).toFixed(2),
    `${through.toFixed(2)} ${unit} through it, ${past.toFixed(2)} ${unit} past it`,
  ];
  return [
    ratio('new connection, p50', proxied.connectMilliseconds.p50, direct.connectMilliseconds.p50, 'ms'),
    ratio('new connection, p99', proxied.connectMilliseconds.p99, direct.connectMilliseconds.p99, 'ms'),
    ratio('request, p50', proxied.requestMilliseconds.p50, direct.requestMilliseconds.p50, 'ms'),
    ratio('request, p99', proxied.requestMilliseconds.p99, direct.requestMilliseconds.p99, 'ms'),
    ratio('throughput', proxied.megabytesPerSecond, direct.megabytesPerSecond, 'MB/s'),
    ['memory of squid', squidMegabytes.toFixed(0), 'MB; its container has 512'],
  ];
}

/** Every tenant has the hosts of Slack and a model, and some of its own. */
function fullCell(): EgressList[] {
  const shared = ['.slack.com', '.slack-edge.com', 'api.anthropic.com'];
  return Array.from({ length: MAX_SLOT }, (_, index) => {
    const slot = index + 1;
    const own = Array.from({ length: OWN_HOSTS }, (__, host) => `service-${host}.tenant-${slot}.example.com`);
    const allowedHosts = [...shared, ...own].map(host => ({ host, reason: 'It is measured' }));
    return { tenantId: `tenant-${slot}`, slot, allowedHosts };
  });
}

function fixedCost(egress: Egress): number {
  const references = new Stack(new App(), 'References');
  const arn = `arn:aws:acm:${REGION}:111122223333:certificate/00000000-0000-0000-0000-000000000001`;
  const stack = new SingleTenantStack(new App({ builtinCloudFormationValidation: false }), 'Bench', {
    env: { region: REGION },
    availabilityZones: ZONES,
    tenantId: 'bench',
    modelProvider: ModelProvider.anthropic({ model: 'claude-opus-4-6' }),
    ingress: Ingress.internal({
      domainName: 'claw.example.com',
      certificate: acm.Certificate.fromCertificateArn(references, 'Certificate', arn),
    }),
    egress,
  });
  return estimateMonthlyCost(Template.fromStack(stack).toJSON() as Parameters<typeof estimateMonthlyCost>[0], REGION)
    .usd;
}

function kibibytes(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 1024);
}
