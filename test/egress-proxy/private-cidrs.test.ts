import { parsePrivateCidrs } from '../../containers/egress-proxy/supervisor/private-cidrs';

test('reads the ranges of a VPC', () => {
  expect(parsePrivateCidrs('10.0.0.0/16, 172.20.0.0/20')).toEqual({
    cidrs: ['10.0.0.0/16', '172.20.0.0/20'],
    shared: false,
  });
});

test.each(['100.64.0.0/16', '100.127.255.0/24', '198.19.0.0/16'])('knows that %s is a range of others, too', cidr => {
  expect(parsePrivateCidrs(`10.0.0.0/16,${cidr}`).shared).toBe(true);
});

test.each([
  '',
  '10.0.0.0',
  '10.0.0.0/33',
  '0.0.0.0/0',
  '10.0.0/16',
  '10.0.0.256/24',
  'fd00::/8',
  '10.0.0.0/16 all',
  '10.0.0.0/16,',
])('refuses %j', text => {
  expect(() => parsePrivateCidrs(text)).toThrow('EGRESS_PRIVATE_CIDRS must be IPv4 ranges');
});
