import { Stack, Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';

/** The names of AWS that a gateway's task resolves itself, in DNS Firewall's notation. */
export function awsNames(scope: Construct): string[] {
  const { account, region } = Stack.of(scope);
  return [
    `api.ecr.${awsDomain(scope)}`,
    `${account}.dkr.ecr.${awsDomain(scope)}`,
    `prod-${region}-starport-layer-bucket.s3.${awsDomain(scope)}`,
    `logs.${awsDomain(scope)}`,
    `secretsmanager.${awsDomain(scope)}`,
    // A file system's own name is not known yet, and Amazon alone answers for this zone, so it carries nothing out.
    `*.efs.${awsDomain(scope)}`,
  ];
}

/** What the names of AWS's services in the region of a stack end in, such as `eu-central-1.amazonaws.com`. */
export function awsDomain(scope: Construct): string {
  const { region, urlSuffix } = Stack.of(scope);
  const suffix = Token.isUnresolved(region) ? urlSuffix : (RegionInfo.get(region).domainSuffix ?? urlSuffix);
  return `${region}.${suffix}`;
}
