import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

// AWS names these lists alike in every account, but no API tells their ids at synth. A wrong one fails the deployment.
const PREFIX_LISTS: { [region: string]: string } = {
  'ap-northeast-1': 'pl-61a54008',
  'ap-northeast-2': 'pl-78a54011',
  'ap-south-1': 'pl-78a54011',
  'ap-southeast-1': 'pl-6fa54006',
  'ap-southeast-2': 'pl-6ca54005',
  'eu-central-1': 'pl-6ea54007',
  'eu-west-1': 'pl-6da54004',
  'sa-east-1': 'pl-6aa54003',
  'us-east-1': 'pl-63a5400a',
  'us-east-2': 'pl-7ba54012',
  'us-west-1': 'pl-6ba54002',
  'us-west-2': 'pl-68a54001',
};

/** The addresses of S3 in the region of a stack, as the S3 gateway endpoint routes them. */
export function s3Addresses(scope: Construct, prefixListId?: string): ec2.IPeer {
  return ec2.Peer.prefixList(s3PrefixList(Stack.of(scope).region, prefixListId));
}

/** The id of the prefix list with the addresses of S3 in a region: the one that was given, or else the one known here. */
export function s3PrefixList(region: string, prefixListId?: string): string {
  if (prefixListId !== undefined) {
    validate(prefixListId);
    return prefixListId;
  }
  const known = PREFIX_LISTS[region];
  if (known === undefined) {
    throw new Error(
      `s3PrefixListId must be given for ${Token.isUnresolved(region) ? 'a stack without a region' : region}: ` +
        'take the id that `aws ec2 describe-managed-prefix-lists` shows for com.amazonaws.<region>.s3',
    );
  }
  return known;
}

function validate(prefixListId: string): void {
  if (!Token.isUnresolved(prefixListId) && !/^pl-[0-9a-f]{8,17}$/.test(prefixListId)) {
    throw new Error(`s3PrefixListId must be an id such as 'pl-6ea54007', got '${prefixListId}'`);
  }
}
