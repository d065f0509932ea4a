import { Duration, Size, StackProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { OpenClawConfigOptions } from '../lib/config';
import { AllowedHost, Egress } from '../lib/egress';
import { GatewayImage } from '../lib/gateway';
import { Ingress } from '../lib/ingress';

/** Properties of a `SingleTenantStack`. */
export interface SingleTenantStackProps extends StackProps, OpenClawConfigOptions {
  /** Name of the team, unit or person that the gateway serves: lower-case letters, digits and hyphens. */
  readonly tenantId: string;

  /** How people reach the Control UI and how channels reach their webhooks. */
  readonly ingress: Ingress;

  /**
   * What holds the gateway to its allow list.
   *
   * @default Egress.proxy()
   */
  readonly egress?: Egress;

  /**
   * Hosts that the gateway may reach beyond those of its channels and model provider.
   *
   * @default - none
   */
  readonly extraHosts?: AllowedHost[];

  /**
   * The gateway's image.
   *
   * @default GatewayImage.fromAsset()
   */
  readonly image?: GatewayImage;

  /**
   * Fargate CPU units: 256, 512, 1024, 2048 or 4096.
   *
   * @default 512
   */
  readonly cpu?: number;

  /**
   * Memory of the task.
   *
   * @default Size.gibibytes(2)
   */
  readonly memory?: Size;

  /**
   * Address range of the VPC.
   *
   * @default '10.0.0.0/20'
   */
  readonly cidr?: string;

  /**
   * The id of the prefix list with the addresses of S3, such as `pl-6ea54007`.
   *
   * @default - the one that AWS has in the stack's region; an error where it is not known here
   */
  readonly s3PrefixListId?: string;

  /**
   * Where alarms are sent.
   *
   * @default - to the topic, which nobody subscribes to yet
   */
  readonly alarmEmail?: string;

  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * How long backups of the gateway's state are kept.
   *
   * @default Duration.days(35)
   */
  readonly backupRetention?: Duration;

  /**
   * The ids of the browsers that may open the Control UI, as the gateway's log names them.
   *
   * @default - none
   */
  readonly approvedDevices?: string[];

  /**
   * The roles of the people who enter the third-party keys and hand out the gateway's token.
   *
   * @default - none: values can be entered, and nobody can read them back
   */
  readonly secretMaintainers?: iam.IRole[];

  /**
   * How often the gateway's token is rotated.
   *
   * @default Duration.days(30)
   */
  readonly rotateTokenEvery?: Duration;

  /**
   * The zones of the VPC, at least two; name them, for the order of zones may differ between accounts.
   *
   * @default - the first two of the region
   */
  readonly availabilityZones?: string[];
}
