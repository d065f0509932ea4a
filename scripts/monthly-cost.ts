import { Template, TemplateResource } from './assembly';
import prices from './price-table.json';

/** One line of the estimate. */
export interface CostLine {
  readonly item: string;
  readonly quantity: number;
  readonly unit: string;
  readonly usd: number;
}

/** What a template costs a month before anybody uses it. */
export interface CostEstimate {
  readonly lines: CostLine[];
  readonly usd: number;
  /** The region whose prices were taken, which differs from the template's where the table has none for it. */
  readonly pricedAs: string;
  readonly date: string;
  /** The number of prices that still have to be looked up at their source. */
  readonly recalled: number;
}

interface Charge {
  readonly price: string;
  readonly quantity: number;
}

type Meter = (resource: TemplateResource, template: Template) => Charge[];

const HOURS = prices.hoursPerMonth;

const METERS: { [type: string]: Meter } = {
  'AWS::EC2::NatGateway': hourly('natGateway'),
  'AWS::EC2::EIP': hourly('publicIpv4'),
  'AWS::EC2::VPCEndpoint': ({ Properties }) =>
    Properties?.['VpcEndpointType'] === 'Interface'
      ? [{ price: 'interfaceEndpoint', quantity: length(Properties['SubnetIds']) * HOURS }]
      : [],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ Properties }) => [
    { price: 'applicationLoadBalancer', quantity: HOURS },
    ...(Properties?.['Scheme'] === 'internet-facing'
      ? [{ price: 'publicIpv4', quantity: length(Properties['Subnets']) * HOURS }]
      : []),
  ],
  'AWS::ECS::Service': fargate,
  'AWS::WAFv2::WebACL': ({ Properties }) => [
    { price: 'webAcl', quantity: 1 },
    { price: 'webAclRule', quantity: length(Properties?.['Rules']) },
  ],
  'AWS::KMS::Key': monthly('kmsKey'),
  'AWS::SecretsManager::Secret': monthly('secret'),
  'AWS::CloudWatch::Alarm': monthly('alarm'),
  'AWS::CloudWatch::CompositeAlarm': monthly('compositeAlarm'),
  'AWS::CloudWatch::Dashboard': monthly('dashboard'),
  'AWS::Logs::MetricFilter': ({ Properties }) => [
    { price: 'customMetric', quantity: length(Properties?.['MetricTransformations']) },
  ],
  'AWS::NetworkFirewall::Firewall': ({ Properties }) => [
    { price: 'networkFirewallEndpoint', quantity: length(Properties?.['SubnetMappings']) * HOURS },
  ],
  'AWS::ServiceDiscovery::PrivateDnsNamespace': monthly('privateHostedZone'),
  'AWS::Route53Resolver::FirewallDomainList': ({ Properties }) => [
    { price: 'dnsFirewallDomain', quantity: length(Properties?.['Domains']) },
  ],
};

/** Estimates what a template costs a month by existing: no traffic, storage, requests or logs. */
export function estimateMonthlyCost(template: Template, region: string): CostEstimate {
  const pricedAs = prices.prices.some(price => price.region === region) ? region : 'us-east-1';
  const charges = Object.values(template.Resources).flatMap(
    resource => METERS[resource.Type]?.(resource, template) ?? [],
  );
  const items = [...new Set(charges.map(({ price }) => price))];
  const lines = items.map(item => {
    const { usd, unit } = findPrice(item, pricedAs);
    const quantity = charges.filter(({ price }) => price === item).reduce((sum, charge) => sum + charge.quantity, 0);
    return { item, quantity, unit, usd: quantity * usd };
  });
  lines.sort((a, b) => b.usd - a.usd);
  const used = items.map(item => findPrice(item, pricedAs));
  return {
    lines,
    usd: lines.reduce((sum, line) => sum + line.usd, 0),
    pricedAs,
    date: used.map(({ date }) => date).sort()[0] ?? '',
    recalled: used.filter(({ status }) => status === 'recalled').length,
  };
}

function findPrice(id: string, region: string) {
  const price = prices.prices.find(row => row.id === id && (row.region === region || row.region === '*'));
  if (price === undefined) throw new Error(`price-table.json has no price of ${id} in ${region}`);
  return price;
}

function hourly(price: string): Meter {
  return () => [{ price, quantity: HOURS }];
}

function monthly(price: string): Meter {
  return () => [{ price, quantity: 1 }];
}

function fargate({ Properties }: TemplateResource, { Resources }: Template): Charge[] {
  const reference = Properties?.['TaskDefinition'] as { Ref?: string } | undefined;
  const task = Resources[reference?.Ref ?? '']?.Properties;
  const tasks = Number(Properties?.['DesiredCount'] ?? 1);
  const platform = task?.['RuntimePlatform'] as { CpuArchitecture?: string } | undefined;
  const architecture = platform?.CpuArchitecture === 'ARM64' ? 'Arm' : 'X86';
  return [
    { price: `fargateVcpu${architecture}`, quantity: (tasks * HOURS * Number(task?.['Cpu'] ?? 0)) / 1024 },
    { price: `fargateGb${architecture}`, quantity: (tasks * HOURS * Number(task?.['Memory'] ?? 0)) / 1024 },
  ];
}

function length(list: unknown): number {
  return Array.isArray(list) ? list.length : 1;
}
