import { Fn, Names, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/**
 * The name of a log group that an AWS service writes to by itself.
 *
 * Under this prefix it takes no room in the account's log resource policies, which hold few; the stack's own id keeps a
 * second deployment from meeting the log group that the first one left behind.
 */
export function vendedLogGroupName(scope: Construct, service: string): string {
  const name = Names.uniqueResourceName(scope, { maxLength: 128, separator: '-' });
  return `/aws/vendedlogs/${service}/${name}-${Fn.select(2, Fn.split('/', Stack.of(scope).stackId))}`;
}
