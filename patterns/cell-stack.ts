import { Stack, StackProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Egress, PublishedEgressLists } from '../lib/egress';
import { Cell, CellOptions } from '../lib/tenancy';

/** Properties of a `CellStack`. */
export interface CellStackProps extends StackProps, CellOptions {
  /**
   * The ports that hosts on the lists may have, beside 443.
   *
   * @default [993]
   */
  readonly egressPorts?: number[];
}

/**
 * What the tenants of a cell share, found by their stacks through Systems Manager.
 *
 * Give `env.region`: the load balancer's logs need a region that is known at synth.
 */
export class CellStack extends Stack {
  /** The shared infrastructure. */
  public readonly cell: Cell;

  private readonly namedZones?: string[];

  constructor(scope: Construct, id: string, props: CellStackProps) {
    super(scope, id, props);
    this.namedZones = props.availabilityZones;
    const publishedLists = PublishedEgressLists.fromCellName(this, 'Lists', {
      cellName: props.cellName,
      egress: props.egress ?? Egress.proxy(),
      ports: props.egressPorts,
    });
    this.cell = new Cell(this, 'Cell', { ...props, publishedLists });
  }

  /** The zones that were named, or the first two of the region. */
  // With an account in env, CDK would look the zones up there before it believes those that were named.
  public override get availabilityZones(): string[] {
    return this.namedZones ?? super.availabilityZones;
  }
}
