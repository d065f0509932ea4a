import { contains, parseIpRange } from '../../bin/deployment/ip-range';

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

test.each([
  { outer: '10.0.0.0/8', inner: '10.255.0.0/16', expected: true },
  { outer: '172.16.0.0/12', inner: '172.32.0.0/16', expected: false },
  { outer: '10.0.0.0/16', inner: '10.0.0.0/8', expected: false },
])('$outer holds $inner: $expected', ({ outer, inner, expected }) => {
  const [one, other] = [parseIpRange(outer), parseIpRange(inner)];
  expect(one && other && contains(one, other)).toBe(expected);
});
