import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { s3Addresses } from '../../lib/network/s3-addresses';

const stackIn = (region?: string) => new Stack(new App(), 'Test', { env: { region } });
const rule = (peer: ec2.IPeer) => peer.toEgressRuleConfig();

test.each([
  ['eu-central-1', 'pl-6ea54007'],
  ['us-east-1', 'pl-63a5400a'],
])('knows the addresses of S3 in %s', (region, id) => {
  expect(rule(s3Addresses(stackIn(region)))).toEqual({ destinationPrefixListId: id });
});

test('takes the id of another region', () => {
  expect(rule(s3Addresses(stackIn('mx-central-1'), 'pl-0123456789abcdef0'))).toEqual({
    destinationPrefixListId: 'pl-0123456789abcdef0',
  });
});

test.each([
  ['mx-central-1', 'mx-central-1'],
  [undefined, 'a stack without a region'],
])('fails in %s without an id, and says where to find it', (region, where) => {
  expect(() => s3Addresses(stackIn(region))).toThrow(
    new Error(
      `s3PrefixListId must be given for ${where}: take the id that \`aws ec2 describe-managed-prefix-lists\` shows for com.amazonaws.<region>.s3`,
    ),
  );
});

test('fails on an id that is none', () => {
  expect(() => s3Addresses(stackIn('eu-central-1'), 's3')).toThrow(
    new Error("s3PrefixListId must be an id such as 'pl-6ea54007', got 's3'"),
  );
});
