import { fargateServices } from '../synthesis/fargate-services';
import { lengthOf, Template, TemplateResource } from '../synthesis/template';
import { HOURS_PER_MONTH as HOURS } from './prices';

/** A quantity of something that has a price. */
export interface Charge {
  readonly price: string;
  readonly quantity: number;
}

type Meter = (resource: TemplateResource, template: Template) => Charge[];

const METERS: { readonly [type: string]: Meter } = {
  'AWS::EC2::NatGateway': hourly('natGateway'),
  'AWS::EC2::EIP': hourly('publicIpv4'),
  'AWS::EC2::VPCEndpoint': ({ Properties }) =>
    Properties?.['VpcEndpointType'] === 'Interface'
      ? [{ price: 'interfaceEndpoint', quantity: lengthOf(Properties['SubnetIds']) * HOURS }]
      : [],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ Properties }) => [
    { price: 'applicationLoadBalancer', quantity: HOURS },
    ...(Properties?.['Scheme'] === 'internet-facing'
      ? [{ price: 'publicIpv4', quantity: lengthOf(Properties['Subnets']) * HOURS }]
      : []),
  ],
  'AWS::WAFv2::WebACL': ({ Properties }) => [
    { price: 'webAcl', quantity: 1 },
    { price: 'webAclRule', quantity: lengthOf(Properties?.['Rules']) },
  ],
  'AWS::KMS::Key': monthly('kmsKey'),
  'AWS::SecretsManager::Secret': monthly('secret'),
  'AWS::CloudWatch::Alarm': monthly('alarm'),
  'AWS::CloudWatch::CompositeAlarm': monthly('compositeAlarm'),
  'AWS::CloudWatch::Dashboard': monthly('dashboard'),
  'AWS::Logs::MetricFilter': ({ Properties }) => [
    { price: 'customMetric', quantity: lengthOf(Properties?.['MetricTransformations']) },
  ],
  'AWS::NetworkFirewall::Firewall': ({ Properties }) => [
    { price: 'networkFirewallEndpoint', quantity: lengthOf(Properties?.['SubnetMappings']) * HOURS },
  ],
  'AWS::ServiceDiscovery::PrivateDnsNamespace': monthly('hostedZone'),
  'AWS::Route53::HostedZone': monthly('hostedZone'),
  'AWS::Route53Resolver::FirewallDomainList': ({ Properties }) => [
    { price: 'dnsFirewallDomain', quantity: lengthOf(Properties?.['Domains']) },
  ],
};

/** What a template costs a month by existing, one charge per price. */
export function standingCharges(template: Template): Charge[] {
  const metered = Object.values(template.Resources).flatMap(
    resource => METERS[resource.Type]?.(resource, template) ?? [],
  );
  const quantities = new Map<string, number>();
  for (const { price, quantity } of [...metered, ...fargateCharges(template)]) {
    quantities.set(price, (quantities.get(price) ?? 0) + quantity);
  }
  return [...quantities].map(([price, quantity]) => ({ price, quantity }));
}

function fargateCharges(template: Template): Charge[] {
  return fargateServices(template).flatMap(({ architecture, vcpu, gigabytes, tasks, shareOfTime }) => {
    const hours = tasks * shareOfTime * HOURS;
    return [
      { price: `fargateVcpu${architecture}`, quantity: hours * vcpu },
      { price: `fargateGb${architecture}`, quantity: hours * gigabytes },
    ];
  });
}

function hourly(price: string): Meter {
  return () => [{ price, quantity: HOURS }];
}

function monthly(price: string): Meter {
  return () => [{ price, quantity: 1 }];
}
