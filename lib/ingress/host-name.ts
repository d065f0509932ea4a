import { Token } from 'aws-cdk-lib';
import { HOST_NAME } from '../private/host-name';

/** Refuses what is no fully qualified host name in lower-case ASCII. */
export function validateHostName(prop: string, hostName: string): void {
  if (Token.isUnresolved(hostName)) {
    return;
  }
  if (!HOST_NAME.test(hostName)) {
    throw new Error(
      `${prop} must be a full host name in lower-case ASCII such as 'claw.example.com', got '${hostName}': write other scripts in punycode`,
    );
  }
}
