import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { validateCidr } from '../../lib/network/cidr';

const groups = (...masks: number[]) =>
  masks.map((cidrMask, i) => ({ name: `G${i}`, subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask }));
const SUBNETS = groups(24, 24, 24);

test.each([
  '10.0.0.0/16',
  '10.255.248.0/21',
  '172.16.0.0/20',
  '172.31.240.0/20',
  '192.168.0.0/16',
  '100.64.0.0/20',
  '100.127.240.0/20',
])('accepts %s for two zones', cidr => {
  expect(() => validateCidr(cidr, SUBNETS, 2)).not.toThrow();
});

test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0/20', '10.0.0.256/20', 'fd00::/20', '', '10.0.0.0/20 '])(
  'fails on %j, which is no IPv4 block',
  cidr => {
    expect(() => validateCidr(cidr, SUBNETS, 2)).toThrow(
      new Error(`cidr must be an IPv4 block such as 10.0.0.0/20, got "${cidr}"`),
    );
  },
);

test('fails on a block that does not begin with its first address, and names that address', () => {
  expect(() => validateCidr('10.0.5.1/20', SUBNETS, 2)).toThrow(
    new Error('cidr must begin with its first address, got 10.0.5.1/20: write 10.0.0.0/20'),
  );
});

test.each([
  '8.8.0.0/16',
  '172.32.0.0/16',
  '172.15.0.0/16',
  '192.169.0.0/20',
  '100.128.0.0/20',
  '0.0.0.0/16',
  '169.254.0.0/16',
])('fails on %s, which is not private', cidr => {
  expect(() => validateCidr(cidr, SUBNETS, 2)).toThrow(
    new Error(
      'cidr must lie in a private range (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10), ' +
        `got ${cidr}: hosts on the internet that own these addresses could not be reached`,
    ),
  );
});

test.each([
  ['10.0.0.0/22', 2, 21],
  ['10.0.0.0/28', 2, 21],
  ['10.0.0.0/21', 3, 20],
  ['10.0.0.0/15', 2, 21],
])('fails on %s for %i zones and says that /%i is the least', (cidr, zones, least) => {
  expect(() => validateCidr(cidr, SUBNETS, zones)).toThrow(
    new Error(`cidr must be from /16 to /${least} to hold the subnets of ${zones} zones, got ${cidr}`),
  );
});

test('counts the subnets that an egress tier adds, at the addresses that they can begin with', () => {
  expect(() => validateCidr('10.0.0.0/21', groups(24, 24, 24, 26, 28), 2)).not.toThrow();
  expect(() => validateCidr('10.0.0.0/21', groups(24, 24, 24, 28, 24), 2)).toThrow('from /16 to /20');
});
