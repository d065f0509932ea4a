import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';

/** A stack as ours are: a concrete region, no account, and a key for the logs. */
export function testStack() {
  const app = new App();
  const stack = new Stack(app, 'Test', { env: { region: 'eu-central-1' } });
  const encryptionKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  return { app, stack, encryptionKey };
}
