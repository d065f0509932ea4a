import { Stage, StageProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Egress } from '../lib/egress';
import { CellAttributes } from '../lib/tenancy';
import { CellStack, CellStackProps } from './cell-stack';
import { EgressListsStack } from './egress-lists-stack';
import { RemovedTenantStack, RemovedTenantStackOptions } from './removed-tenant-stack';
import { TenantStack, TenantStackOptions } from './tenant-stack';

/** A tenant of a `CellStage`. */
export interface CellTenantProps extends TenantStackOptions {
  /**
   * The first label of the name that people type.
   *
   * @default - the tenant's id
   */
  readonly host?: string;
}

/** Properties of a `CellStage`. */
export interface CellStageProps extends StageProps {
  /** What the tenants share. */
  readonly cell: CellStackProps;

  /** The tenants; each becomes a stack of its own, named by its id. */
  readonly tenants: CellTenantProps[];

  /**
   * Tenants that were removed and whose state is still kept; each becomes a stack `removed-<id>`.
   *
   * @default - none
   */
  readonly removedTenants?: RemovedTenantStackOptions[];
}

/**
 * A cell with its tenants: the stacks `lists`, `cell` and one per tenant, deployed in this order.
 *
 * A stage per cell makes waves of deployments possible: one cell, then some, then all.
 */
export class CellStage extends Stage {
  /** The stack of what the tenants share. */
  public readonly cellStack: CellStack;

  /** The stacks of the tenants. */
  public readonly tenantStacks: TenantStack[];

  /** The stacks of the tenants that were removed. */
  public readonly removedTenantStacks: RemovedTenantStack[];

  constructor(scope: Construct, id: string, props: CellStageProps) {
    super(scope, id, props);
    const { cellName, cidr, egressPorts: ports } = props.cell;
    const egress = props.cell.egress ?? Egress.proxy();
    this.cellStack = new CellStack(this, 'cell', { ...props.cell, egress, stackName: `${cellName}-cell` });
    const attributes = this.cellAttributes(props.cell, egress);
    const { domainName } = props.cell.ingress;
    this.tenantStacks = props.tenants.map(tenant => this.createTenant(tenant, attributes, domainName));

    this.removedTenantStacks = (props.removedTenants ?? []).map(removed => this.keepRemovedTenant(removed, attributes));

    const listsStack = new EgressListsStack(this, 'lists', {
      stackName: `${cellName}-lists`,
      tags: props.cell.tags,
      cellName,
      egress,
      ports,
      cidr,
      lists: this.tenantStacks.map(({ egressList }) => egressList),
    });
    this.cellStack.addStackDependency(listsStack, 'The resolver of the VPC follows its rules');
    for (const stack of this.tenantStacks) {
      stack.addStackDependency(listsStack, 'No gateway starts before its list is in force');
      stack.addStackDependency(this.cellStack, 'It reads the parameters of the cell');
    }
    for (const stack of this.removedTenantStacks) {
      stack.addStackDependency(listsStack, 'The way out of the tenant is closed first');
      stack.addStackDependency(this.cellStack, 'It reads the parameters of the cell');
    }
  }

  private cellAttributes({ cellName, ingress, s3PrefixListId }: CellStackProps, egress: Egress): CellAttributes {
    const { cell } = this.cellStack;
    return {
      cellName,
      egress,
      s3PrefixListId,
      availabilityZones: cell.network.vpc.availabilityZones,
      loadBalancerCidrs: ingress.domainName ? cell.ingress.loadBalancerCidrs : undefined,
      clientCidrs: cell.ingress.clientCidrs,
      oidc: ingress.oidc,
    };
  }

  private createTenant(props: CellTenantProps, cell: CellAttributes, domainName?: string): TenantStack {
    const { id } = props.tenant;
    return new TenantStack(this, id, {
      ...props,
      cell,
      stackName: `${cell.cellName}-${id}`,
      hostName: domainName && `${props.host ?? id}.${domainName}`,
    });
  }

  private keepRemovedTenant(props: RemovedTenantStackOptions, cell: CellAttributes): RemovedTenantStack {
    const id = `removed-${props.tenantId}`;
    return new RemovedTenantStack(this, id, { ...props, cell, stackName: `${cell.cellName}-${id}` });
  }
}
