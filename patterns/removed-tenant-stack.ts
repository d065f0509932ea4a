import { Duration, Stack, StackProps } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { StateErasure, StateVolume } from '../lib/state';
import { Cell, CellAttributes, StateClaim } from '../lib/tenancy';

/** What is said of a tenant that was removed, whichever cell it was in. */
export interface RemovedTenantStackOptions extends StackProps {
  /** The tenant whose gateway is gone. */
  readonly tenantId: string;

  /** The moment from which its state is erased. */
  readonly keepUntil: Date;

  /**
   * How long a backup of the cell's file system is kept: the record of the erasure says when the last one ends.
   *
   * @default Duration.days(35)
   */
  readonly backupRetention?: Duration;

  /**
   * How long the record of the erasure is kept.
   *
   * @default logs.RetentionDays.TEN_YEARS
   */
  readonly recordRetention?: logs.RetentionDays;
}

/** Properties of a `RemovedTenantStack`. */
export interface RemovedTenantStackProps extends RemovedTenantStackOptions {
  /** The cell that keeps the state. */
  readonly cell: CellAttributes;
}

/** What is left of a removed tenant: its state until a date, then a record that it was erased. */
export class RemovedTenantStack extends Stack {
  /** The tenant whose gateway is gone. */
  public readonly tenantId: string;

  /** What erases the state. */
  public readonly erasure: StateErasure;

  constructor(scope: Construct, id: string, props: RemovedTenantStackProps) {
    super(scope, id, props);
    const { tenantId } = props;
    this.tenantId = tenantId;
    const cell = Cell.fromCellAttributes(this, 'Cell', props.cell);
    const { vpc, encryptionKey, fileSystem, alarmTopic } = cell;
    const { accessPoint } = new StateVolume(this, 'State', { vpc, encryptionKey, fileSystem, tenantId });
    this.erasure = new StateErasure(this, 'Erasure', {
      tenantId,
      accessPoint,
      fileSystem,
      vpc,
      subnets: cell.gatewaySubnets,
      encryptionKey,
      alarmTopic,
      keepUntil: props.keepUntil,
      backupRetention: props.backupRetention,
      logRetention: props.recordRetention,
    });
    this.erasure.function.node.addDependency(
      new StateClaim(this, 'Claim', { cellName: props.cell.cellName, tenantId }),
    );
  }
}
