import { Stack, Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';

/** The names of AWS that a gateway's task resolves itself, in DNS Firewall's notation. */
export function awsNames(scope: Construct): string[] {
  const { account, region, urlSuffix } = Stack.of(scope);
  const suffix = Token.isUnresolved(region) ? urlSuffix : (RegionInfo.get(region).domainSuffix ?? urlSuffix);
  return [
    `api.ecr.${region}.${suffix}`,
    `${account}.dkr.ecr.${region}.${suffix}`,
    `prod-${region}-starport-layer-bucket.s3.${region}.${suffix}`,
    `logs.${region}.${suffix}`,
    `secretsmanager.${region}.${suffix}`,
    // A file system's own name is not known yet, and Amazon alone answers for this zone, so it carries nothing out.
    `*.efs.${region}.${suffix}`,
  ];
}
