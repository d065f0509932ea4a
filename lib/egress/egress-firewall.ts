import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as networkfirewall from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';
import { AllowedHost } from './allowed-host';
import { DnsFirewall } from './dns-firewall';
import { TlsInspection } from './egress-props';
import { logFirewall } from './firewall-logs';
import { createFirewallPolicy } from './firewall-policy';
import { createFirewallRuleGroup, firewallResourceName } from './firewall-rule-group';
import { endpointIn, namedZones } from './firewall-zones';

/** Properties of EgressFirewall. */
export interface EgressFirewallProps {
  /** The VPC of the proxy. */
  readonly vpc: ec2.IVpc;

  /** Where the endpoints of the firewall stand, one subnet in each zone, for nothing else. */
  readonly subnets: ec2.SubnetSelection;

  /** The networks whose connections are judged, in CIDR notation: those of the proxy. */
  readonly sources: string[];

  /** The hosts that connections may be for; those of `ruleGroupArn` where that is given. */
  readonly allowedHosts: AllowedHost[];

  /**
   * A rule group that another stack keeps, in place of one for `allowedHosts`.
   *
   * @default - a rule group of its own
   */
  readonly ruleGroupArn?: string;

  /** The DNS Firewall of the VPC: an address must be one that it let a name resolve to. */
  readonly dnsFirewall: DnsFirewall;

  /** The key that encrypts the logs. */
  readonly encryptionKey: kms.IKey;

  /**
   * How long logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * How TLS is opened and looked into.
   *
   * @default - it is judged by the name that the client asks for
   */
  readonly tlsInspection?: TlsInspection;
}

/**
 * An AWS Network Firewall that lets TLS to the allowed hosts out and nothing else.
 *
 * It knows nothing of tenants: it checks again what the proxy has let through.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/what-is-aws-network-firewall.html
 */
export class EgressFirewall extends Construct {
  /** The name of the firewall. */
  public readonly firewallName: string;

  /** The ARN of the rules, for another firewall that is to hold the same. */
  public readonly ruleGroupArn: string;

  /** Connections that were refused, and by which rule. */
  public readonly alertLogGroup: logs.ILogGroup;

  /** Every connection. */
  public readonly flowLogGroup: logs.ILogGroup;

  private readonly firewall: networkfirewall.CfnFirewall;
  private readonly zones: string[];

  constructor(scope: Construct, id: string, props: EgressFirewallProps) {
    super(scope, id);
    const { subnetIds, availabilityZones } = props.vpc.selectSubnets(props.subnets);
    this.zones = namedZones(availabilityZones);

    this.ruleGroupArn = props.ruleGroupArn ?? createFirewallRuleGroup(this, props).attrRuleGroupArn;
    const policy = createFirewallPolicy(this, { ...props, ruleGroupArn: this.ruleGroupArn });
    this.firewallName = firewallResourceName(this);
    this.firewall = new networkfirewall.CfnFirewall(this, 'Resource', {
      firewallName: this.firewallName,
      description: 'The way out of the egress proxy',
      firewallPolicyArn: policy.attrFirewallPolicyArn,
      vpcId: props.vpc.vpcId,
      subnetMappings: subnetIds.map(subnetId => ({ subnetId })),
      deleteProtection: true,
      subnetChangeProtection: true,
      firewallPolicyChangeProtection: true,
    });
    const { alert, flow } = logFirewall(this, { ...props, firewall: this.firewall });
    this.alertLogGroup = alert;
    this.flowLogGroup = flow;
  }

  /** The id of the endpoint in a zone. */
  public endpointIn(availabilityZone: string): string {
    return endpointIn(this.firewall, availabilityZone);
  }

  /** Packets that were dropped without an answer, in all zones. */
  public metricDropped(options: cloudwatch.MetricOptions = {}): cloudwatch.MathExpression {
    return this.metric('DroppedPackets', options);
  }

  /** Packets that were answered with a reset, in all zones. */
  public metricRejected(options: cloudwatch.MetricOptions = {}): cloudwatch.MathExpression {
    return this.metric('RejectedPackets', options);
  }

  /** Packets of connections whose beginning the firewall has not seen: a route goes past it, or it was replaced. */
  public metricStreamExceptions(options: cloudwatch.MetricOptions = {}): cloudwatch.MathExpression {
    return this.metric('StreamExceptionPolicyPackets', options);
  }

  private metric(metricName: string, { label = metricName, period, color }: cloudwatch.MetricOptions) {
    const inZone = (availabilityZone: string) =>
      new cloudwatch.Metric({
        namespace: 'AWS/NetworkFirewall',
        metricName,
        dimensionsMap: { FirewallName: this.firewallName, AvailabilityZone: availabilityZone, Engine: 'Stateful' },
        statistic: cloudwatch.Stats.SUM,
      });
    return new cloudwatch.MathExpression({
      expression: 'SUM(METRICS())',
      usingMetrics: Object.fromEntries(this.zones.map((zone, index) => [`zone${index + 1}`, inZone(zone)])),
      label,
      color,
      period: period ?? Duration.minutes(5),
    });
  }
}
