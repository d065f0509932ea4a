import { CfnOutput, Stack, StackProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { OpenClawConfig, OpenClawConfigOptions } from '../lib/config';
import { EgressList } from '../lib/egress';
import { EncryptionKey } from '../lib/encryption';
import { Cell, CellAttributes, TenantGateway, TenantGatewayOptions, tagTenant } from '../lib/tenancy';

/** What is said of a tenant, whichever cell it lives in. */
export interface TenantStackOptions extends StackProps, OpenClawConfigOptions, TenantGatewayOptions {
  /**
   * Whether secrets and logs get a key of the tenant's own, in place of the cell's.
   *
   * @default false
   */
  readonly ownKey?: boolean;
}

/** Properties of a `TenantStack`. */
export interface TenantStackProps extends TenantStackOptions {
  /** The cell that the tenant lives in. */
  readonly cell: CellAttributes;

  /**
   * The name that people type, one label below the cell's domain.
   *
   * @default - no Control UI
   */
  readonly hostName?: string;
}

/** One tenant of a cell: deployed, updated, rolled back and deleted without touching the cell or another tenant. */
export class TenantStack extends Stack {
  /** What is the tenant's own. */
  public readonly tenantGateway: TenantGateway;

  /** What the gateway may reach: to be given to the cell's lists stack. */
  public readonly egressList: EgressList;

  constructor(scope: Construct, id: string, props: TenantStackProps) {
    super(scope, id, props);
    const { tenant, hostName } = props;
    const config = new OpenClawConfig(props);
    this.egressList = TenantGateway.egressListOf({ ...props, config });
    const encryptionKey = props.ownKey
      ? new EncryptionKey(this, 'Key', { description: `OpenClaw gateway of ${tenant.id}` }).key
      : undefined;
    this.tenantGateway = new TenantGateway(this, 'Tenant', {
      ...props,
      config,
      encryptionKey,
      cell: Cell.fromCellAttributes(this, 'Cell', props.cell),
    });
    tagTenant(this, props.cell.cellName, tenant);
    this.addOutputs(hostName);
  }

  private addOutputs(hostName?: string): void {
    const { token, providerSecret } = this.tenantGateway;
    if (hostName) {
      new CfnOutput(this, 'Url', {
        description: 'Control UI; append #token=<the token>',
        value: `https://${hostName}`,
      });
    }
    new CfnOutput(this, 'TokenSecret', { description: 'Holds the token', value: token.secret.secretArn });
    if (providerSecret) {
      new CfnOutput(this, 'ProviderSecretToFill', {
        description: `Enter ${providerSecret.secretNames.join(', ')} here`,
        value: providerSecret.secret.secretArn,
      });
    }
  }
}
