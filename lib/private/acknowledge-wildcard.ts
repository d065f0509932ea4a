import { Stack, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Gives the reason for a wildcard in the resources of a policy, under the id that cdk-nag derives from the ARN. */
export function acknowledgeWildcard(policy: IConstruct, resource: string, reason: string): void {
  const id = `AwsSolutions-IAM5[Resource::${flatten(Stack.of(policy).resolve(resource))}]`;
  Validations.of(policy).acknowledge({ id, reason });
}

function flatten(value: string | { Ref: string } | { 'Fn::Join': [string, unknown[]] }): string {
  if (typeof value === 'string') {
    return value;
  }
  if ('Ref' in value) {
    return `<${value.Ref}>`;
  }
  const [separator, parts] = value['Fn::Join'];
  return parts.map(part => flatten(part as string | { Ref: string })).join(separator);
}
