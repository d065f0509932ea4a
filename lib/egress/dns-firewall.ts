import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53resolver from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { encryptedLogGroup } from '../private/encrypted-log-group';
import { vendedLogGroupName } from '../private/vended-log-group-name';
import { AllowedHost, ReadableTextRecords } from './allowed-host';
import { createDnsRuleGroup } from './dns-rule-group';
import { EgressBindOptions } from './egress-route';

/** Properties of DnsFirewall. */
export interface DnsFirewallProps {
  /** The VPC whose resolver is filtered, for everything that runs in it. */
  readonly vpc: ec2.IVpc;

  /** The hosts whose names resolve, beside the AWS names that a gateway's task needs. */
  readonly allowedHosts: AllowedHost[];

  /**
   * The domains whose TXT records are answered too.
   *
   * Whoever runs the DNS of such a domain sees what is asked there, and a name can carry data.
   *
   * @default - none
   */
  readonly readableTextRecords?: ReadableTextRecords[];

  /**
   * Names of the VPC's own private zones that must resolve too.
   *
   * @default - none
   */
  readonly internalNames?: string[];

  /**
   * A rule group that another stack keeps, in place of one for the hosts and names above.
   *
   * @default - a rule group of its own
   */
  readonly ruleGroupId?: string;

  /** The key that encrypts the query log. */
  readonly encryptionKey: kms.IKey;

  /**
   * How long the query log is kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
}

/**
 * A Route 53 Resolver DNS Firewall that resolves the allowed names and nothing else.
 *
 * Only address queries (A and AAAA) are answered, and only for names on the list; TXT queries only below the domains that
 * are listed for them. Every other query gets an empty answer, so neither a foreign name nor a TXT or NULL query for an
 * allowed one carries data out. Every query is logged.
 * The firewall fails closed, as every VPC does whose fail-open setting (`UpdateFirewallConfig`) nobody has changed.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall.html
 */
export class DnsFirewall extends Construct {
  /** Where every query of the VPC is logged, with what the firewall decided. */
  public readonly queryLogGroup: logs.ILogGroup;

  /** The id of the rule group that the VPC's resolver follows. */
  public readonly ruleGroupId: string;

  constructor(scope: Construct, id: string, props: DnsFirewallProps) {
    super(scope, id);
    this.ruleGroupId = props.ruleGroupId ?? createDnsRuleGroup(this, props).attrId;
    // A VPC fails closed unless its fail-open setting was changed. CloudFormation documents a type for that setting,
    // AWS::Route53Resolver::FirewallConfig, and refuses every template that has it: no region can create one.
    new route53resolver.CfnFirewallRuleGroupAssociation(this, 'Association', {
      firewallRuleGroupId: this.ruleGroupId,
      vpcId: props.vpc.vpcId,
      // The first place that is free to choose: no other rule group of the VPC can allow a name before this one.
      priority: 101,
    });

    this.queryLogGroup = this.logQueries(props);
  }

  private logQueries(props: DnsFirewallProps): logs.ILogGroup {
    const logGroup = encryptedLogGroup(this, 'QueryLog', {
      logGroupName: vendedLogGroupName(this, 'resolver'),
      encryptionKey: props.encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.ONE_YEAR,
    });
    const config = new route53resolver.CfnResolverQueryLoggingConfig(this, 'QueryLogging', {
      destinationArn: logGroup.logGroupArn,
    });
    new route53resolver.CfnResolverQueryLoggingConfigAssociation(this, 'QueryLoggingAssociation', {
      resolverQueryLogConfigId: config.attrId,
      resourceId: props.vpc.vpcId,
    });
    return logGroup;
  }
}

/** The firewall of a network: one list for all its tenants, because a VPC has one resolver. */
export function createDnsFirewall(scope: Construct, options: EgressBindOptions, internalNames?: string[]): DnsFirewall {
  const { lists, publishedLists, vpc, encryptionKey, logRetention } = options;
  return new DnsFirewall(scope, 'DnsFirewall', {
    vpc,
    encryptionKey,
    logRetention,
    internalNames,
    ruleGroupId: publishedLists?.dnsRuleGroupId,
    allowedHosts: lists.flatMap(({ allowedHosts }) => allowedHosts),
    readableTextRecords: lists.flatMap(({ readableTextRecords }) => readableTextRecords ?? []),
  });
}
