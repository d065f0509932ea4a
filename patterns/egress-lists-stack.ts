import { DefaultStackSynthesizer, Stack, StackProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { EgressList, PublishedEgressLists, PublishedEgressListsAttributes } from '../lib/egress';

/** Properties of an `EgressListsStack`. */
export interface EgressListsStackProps extends StackProps, PublishedEgressListsAttributes {
  /** What each tenant's gateway in the cell may reach. */
  readonly lists: EgressList[];

  /**
   * Address range of the cell's VPC.
   *
   * @default '10.0.0.0/20'
   */
  readonly cidr?: string;
}

/** The egress lists of a cell: the one shared thing that a tenant's change touches, deployed before the tenant. */
export class EgressListsStack extends Stack {
  constructor(scope: Construct, id: string, props: EgressListsStackProps) {
    super(scope, id, {
      ...props,
      // The proxy may read what lies below this prefix, and no asset of another stack.
      synthesizer: new DefaultStackSynthesizer({ bucketPrefix: PublishedEgressLists.objectPrefix(props.cellName) }),
    });
    new PublishedEgressLists(this, 'Lists', { ...props, cidr: props.cidr ?? '10.0.0.0/20' });
  }
}
