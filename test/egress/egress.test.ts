import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Egress } from '../../lib/egress';
import { bind } from './fixture';

const existing = { hostName: 'proxy.example.com', port: 3128, peer: ec2.Peer.ipv4('10.9.0.0/24') };
const { PRIVATE_ISOLATED, PRIVATE_WITH_EGRESS } = ec2.SubnetType;

test.each([
  ['dnsFirewall', Egress.dnsFirewall(), PRIVATE_WITH_EGRESS, [], 1],
  ['proxy', Egress.proxy(), PRIVATE_ISOLATED, ['Proxy'], undefined],
  ['existingProxy', Egress.existingProxy(existing), PRIVATE_ISOLATED, [], 0],
])(
  '%s gives gateways the route, the subnets and the NAT gateways that it stands for',
  (tier, egress, type, names, nat) => {
    expect(egress.tier).toBe(tier);
    expect(egress.gatewaySubnetType).toBe(type);
    expect(egress.subnets.map(({ name }) => name)).toEqual(names);
    expect(egress.natGateways).toBe(nat);
  },
);

test('takes another number of NAT gateways', () => {
  expect(Egress.dnsFirewall({ natGateways: 2 }).natGateways).toBe(2);
  expect(Egress.proxy({ natGateways: 1 }).natGateways).toBe(1);
});

test.each([0, -1, 1.5])('fails on %s NAT gateways', natGateways => {
  const message = `natGateways must be a whole number of at least 1, got ${natGateways}`;
  expect(() => Egress.dnsFirewall({ natGateways })).toThrow(new Error(message));
  expect(() => Egress.proxy({ natGateways })).toThrow(new Error(message));
});

test.each([
  ['dnsFirewall', Egress.dnsFirewall()],
  ['proxy', Egress.proxy()],
  ['existingProxy', Egress.existingProxy(existing)],
])('%s has no route for a tenant without a list', (_tier, egress) => {
  const { routes } = bind(egress);
  expect(() => routes.routeFor('evil')).toThrow(
    new Error("tenantId must be one that has an egress list, got 'evil': the network knows acme"),
  );
});
