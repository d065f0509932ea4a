import { Token } from 'aws-cdk-lib';

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const HOST_NAME = new RegExp(`^(${LABEL}\\.)+${LABEL}$`);

/** Refuses what is no fully qualified host name in lower-case ASCII. */
export function validateHostName(prop: string, hostName: string): void {
  if (Token.isUnresolved(hostName)) {
    return;
  }
  if (hostName.length > 253 || !HOST_NAME.test(hostName)) {
    throw new Error(
      `${prop} must be a full host name in lower-case ASCII such as 'claw.example.com', got '${hostName}': write other scripts in punycode`,
    );
  }
}
