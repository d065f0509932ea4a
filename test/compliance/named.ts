import { CfnResource } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** The resource that a construct makes, under a name that tests know. */
export function named(construct: IConstruct, logicalId: string): CfnResource {
  const resource = construct.node.defaultChild ?? construct;
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${construct.node.path} makes no resource`);
  resource.overrideLogicalId(logicalId);
  return resource;
}

/** Overrides a property that the construct gives no way to set. */
export function override(resource: CfnResource, path: string, value: unknown): void {
  resource.addPropertyOverride(path, value);
}
