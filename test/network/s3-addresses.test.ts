import { Stack } from 'aws-cdk-lib';
import { s3Addresses, s3PrefixList } from '../../lib/network/s3-addresses';

test('knows the addresses of S3 in the region of the stack', () => {
  const stack = new Stack(undefined, 'Test', { env: { region: 'eu-central-1' } });
  expect(s3Addresses(stack).toEgressRuleConfig()).toEqual({ destinationPrefixListId: 'pl-6ea54007' });
});

test('takes the list that it is given', () => {
  expect(s3PrefixList('eu-south-2', 'pl-0123456789abcdef0')).toBe('pl-0123456789abcdef0');
});

test('fails in a region whose list it does not know, and says where the id is found', () => {
  expect(() => s3PrefixList('eu-south-2')).toThrow(
    new Error(
      's3PrefixListId must be given for eu-south-2: take the id that `aws ec2 describe-managed-prefix-lists` shows for com.amazonaws.<region>.s3',
    ),
  );
});

test('fails in a stack without a region', () => {
  expect(() => s3Addresses(new Stack())).toThrow(/^s3PrefixListId must be given for a stack without a region: /);
});

test.each(['sg-0123456789abcdef0', 'pl-63a5400', '10.0.0.0/8'])('fails on %s', id => {
  expect(() => s3PrefixList('eu-central-1', id)).toThrow(
    new Error(`s3PrefixListId must be an id such as 'pl-6ea54007', got '${id}'`),
  );
});
