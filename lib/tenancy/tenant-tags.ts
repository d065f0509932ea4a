import { Tags } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Tenant } from './tenant';

/** Tags all that is below a construct with the tenant that it belongs to: bills and policies know it by these. */
export function tagTenant(scope: IConstruct, cellName: string, { id, classification, owner }: Tenant): void {
  const tags = Tags.of(scope);
  tags.add('openclaw:cell', cellName);
  tags.add('openclaw:tenant', id);
  tags.add('openclaw:classification', classification);
  tags.add('openclaw:owner', owner);
}
