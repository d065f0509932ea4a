import { estimateMonthlyCost } from '../../../bin/cost/monthly-cost';
import { Template } from '../../../bin/synthesis/template';

function template(...resources: Template['Resources'][string][]): Template {
  return { Resources: Object.fromEntries(resources.map((resource, index) => [`R${index}`, resource])) };
}

test('charges a NAT gateway and its address by the hour', () => {
  const nat = template({ Type: 'AWS::EC2::NatGateway' }, { Type: 'AWS::EC2::EIP' });
  const { lines, usd } = estimateMonthlyCost(nat, 'us-east-1');
  expect(lines).toEqual([
    { item: 'natGateway', quantity: 730, unit: 'hour', usd: 730 * 0.045 },
    { item: 'publicIpv4', quantity: 730, unit: 'address-hour', usd: 730 * 0.005 },
  ]);
  expect(usd).toBeCloseTo(36.5);
});

test('charges a Fargate task by its size, its processor and the number of tasks', () => {
  const service = (architecture: string) =>
    template(
      { Type: 'AWS::ECS::Service', Properties: { DesiredCount: 1, TaskDefinition: { Ref: 'R1' } } },
      {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: { Cpu: '512', Memory: '2048', RuntimePlatform: { CpuArchitecture: architecture } },
      },
    );
  expect(estimateMonthlyCost(service('ARM64'), 'us-east-1').usd).toBeCloseTo(17.02, 1);
  expect(estimateMonthlyCost(service('X86_64'), 'us-east-1').usd).toBeCloseTo(21.26, 1);
});

test('charges interface endpoints in each zone and gateway endpoints not at all', () => {
  const endpoints = template(
    { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b'] } },
    { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Gateway' } },
  );
  expect(estimateMonthlyCost(endpoints, 'us-east-1').usd).toBeCloseTo(14.6);
});

test('charges a web ACL and its rules', () => {
  const acl = template({ Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [{}, {}, {}] } });
  expect(estimateMonthlyCost(acl, 'eu-central-1').usd).toBe(8);
});

test('charges the addresses of an internet-facing load balancer', () => {
  const balancer = (scheme: string) =>
    template({
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Scheme: scheme, Subnets: ['a', 'b'] },
    });
  expect(estimateMonthlyCost(balancer('internal'), 'us-east-1').usd).toBeCloseTo(16.43, 1);
  expect(estimateMonthlyCost(balancer('internet-facing'), 'us-east-1').usd).toBeCloseTo(23.73, 1);
});

test('takes the prices of us-east-1 for a region that the table does not have, and says so', () => {
  expect(estimateMonthlyCost(template(), 'eu-west-3').pricedAs).toBe('us-east-1');
});
