/** The parameters by which every stack of a tenant finds the cell acme-a; what the cell publishes and what is read is held to it. */
export const ALWAYS = [
  '/openclaw/acme-a/alarm-topic-arn',
  '/openclaw/acme-a/cluster-name',
  '/openclaw/acme-a/encryption-key-arn',
  '/openclaw/acme-a/endpoint-security-group-id',
  '/openclaw/acme-a/file-system-id',
  '/openclaw/acme-a/file-system-security-group-id',
  '/openclaw/acme-a/gateway-subnet-ids',
  '/openclaw/acme-a/rotation-function-arn',
  '/openclaw/acme-a/rotation-role-arn',
  '/openclaw/acme-a/vpc-id',
];
