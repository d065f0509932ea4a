import { parseIpRange } from '../../bin/deployment/ip-range';

test('reads the first address and the prefix length', () => {
  expect(parseIpRange('10.1.0.0/16')).toEqual({ first: 167837696, prefix: 16 });
  expect(parseIpRange('0.0.0.0/0')).toEqual({ first: 0, prefix: 0 });
});

test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.1/24', '10.0.0/24', '256.0.0.0/8', '10.0.0.0/-1', '::/0', 'any', ''])(
  'takes "%s" for no range',
  text => {
    expect(parseIpRange(text)).toBeUndefined();
  },
);
