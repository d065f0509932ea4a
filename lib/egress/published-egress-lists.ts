import { Arn, Stack } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { cellParameterName, validateCellName } from '../private/cell-parameter-name';
import { createDnsRuleGroup } from './dns-rule-group';
import { Egress } from './egress';
import { EgressList } from './egress-list';
import { EgressLists, IEgressLists, listsAwsNames } from './egress-lists';
import { createFirewallRuleGroup } from './firewall-rule-group';
import { throwProblems } from './host-rules';
import { validateEgressLists } from './list-rules';

/** Egress lists that live in another stack than the network that they hold for. */
export interface IPublishedEgressLists extends IEgressLists {
  /** The ports that hosts on the lists may have. */
  readonly ports: number[];

  /** The id of the DNS Firewall rule group that answers for the hosts on the lists. */
  readonly dnsRuleGroupId: string;

  /**
   * The ARN of the Network Firewall rule group that passes the hosts on the lists.
   *
   * @default - the tier has no firewall that reads lists
   */
  readonly firewallRuleGroupArn?: string;
}

/** What a stack must know to find published egress lists. */
export interface PublishedEgressListsAttributes {
  /** The name of the cell that the lists hold for, such as `acme-a`. */
  readonly cellName: string;

  /** The tier that holds gateways to the lists. */
  readonly egress: Egress;

  /**
   * The ports that hosts on the lists may have, beside 443.
   *
   * The proxy's security group opens to them, so that no list changes it.
   *
   * @default [993]
   */
  readonly ports?: number[];
}

/** Properties of PublishedEgressLists. */
export interface PublishedEgressListsProps extends PublishedEgressListsAttributes {
  /** What each tenant's gateway in the cell may reach. */
  readonly lists: EgressList[];

  /** The address range of the cell's VPC, whose connections the firewall judges. */
  readonly cidr: string;
}

/**
 * The egress lists of a cell in a stack of their own, so that a tenant's change touches nothing else of the cell.
 *
 * It needs no network, so it is deployed before the cell; the cell finds it by parameters of Systems Manager.
 */
export class PublishedEgressLists extends Construct {
  /** Finds the lists that another stack publishes. */
  public static fromCellName(
    scope: Construct,
    id: string,
    attributes: PublishedEgressListsAttributes,
  ): IPublishedEgressLists {
    const { cellName, egress } = attributes;
    const { readsLists, firewallReadsLists } = egress._definition;
    const published = new Construct(scope, id);
    const value = (name: string) =>
      ssm.StringParameter.valueForStringParameter(published, cellParameterName(cellName, name));
    const bucketName = readsLists ? value(BUCKET) : '';
    return {
      ports: allowedPorts(attributes),
      dnsRuleGroupId: value(DNS_RULE_GROUP),
      firewallRuleGroupArn: firewallReadsLists ? value(FIREWALL_RULE_GROUP) : undefined,
      parameter: ssm.StringParameter.fromStringParameterName(published, 'Lists', cellParameterName(cellName, LISTS)),
      bucketName,
      objectArn: Arn.format(
        {
          service: 's3',
          region: '',
          account: '',
          resource: bucketName,
          resourceName: `${PublishedEgressLists.objectPrefix(cellName)}*`,
        },
        Stack.of(scope),
      ),
    };
  }

  /** Where the assets of a cell's lists stack lie in their bucket: its lists and its template, all that the proxy may read. */
  public static objectPrefix(cellName: string): string {
    validateCellName(cellName);
    return `${cellName}/egress-lists/`;
  }

  constructor(scope: Construct, id: string, props: PublishedEgressListsProps) {
    super(scope, id);
    const { lists, egress, cellName } = props;
    validateEgressLists(lists, 'lists');
    validatePorts(props);
    // The evidence of the rule pack reads it: no template holds the reasons.
    this.node.addMetadata('openclaw:egress-lists', lists);

    const { internalNames, readsLists, firewallReadsLists } = egress._definition;
    const allowedHosts = lists.flatMap(list => list.allowedHosts);
    const published = readsLists
      ? new EgressLists(this, 'Lists', { lists, parameterName: cellParameterName(cellName, LISTS) })
      : undefined;
    const dns = createDnsRuleGroup(new Construct(this, 'DnsFirewall'), {
      allowedHosts,
      readableTextRecords: lists.flatMap(({ readableTextRecords }) => readableTextRecords ?? []),
      internalNames: [...internalNames, ...(published ? listsAwsNames(this, published) : [])],
    });
    this.publish(cellName, DNS_RULE_GROUP, dns.attrId);
    if (published) {
      validatePlace(published, cellName);
      this.publish(cellName, BUCKET, published.bucketName);
    }
    if (firewallReadsLists) {
      const homeNetworks = [props.cidr];
      const rules = createFirewallRuleGroup(new Construct(this, 'Firewall'), { allowedHosts, homeNetworks });
      this.publish(cellName, FIREWALL_RULE_GROUP, rules.attrRuleGroupArn);
    }
  }

  private publish(cellName: string, name: string, stringValue: string): void {
    new ssm.StringParameter(this, name, { parameterName: cellParameterName(cellName, name), stringValue });
  }
}

const LISTS = 'egress-lists';
const BUCKET = 'egress-lists-bucket';
const DNS_RULE_GROUP = 'dns-rule-group-id';
const FIREWALL_RULE_GROUP = 'firewall-rule-group-arn';

function allowedPorts({ ports = [993] }: PublishedEgressListsAttributes): number[] {
  return [...new Set([443, ...ports])].sort((a, b) => a - b);
}

function validatePlace({ objectArn }: IEgressLists, cellName: string): void {
  const prefix = PublishedEgressLists.objectPrefix(cellName);
  if (!objectArn.includes(`/${prefix}`)) {
    throw new Error(
      `lists must lie below '${prefix}', where the proxy may read them, got '${objectArn.split('/').slice(1).join('/')}': give the stack a DefaultStackSynthesizer with the bucketPrefix PublishedEgressLists.objectPrefix`,
    );
  }
}

function validatePorts({ egress, lists, ...attributes }: PublishedEgressListsProps): void {
  if (!egress.hasProxy) {
    return;
  }
  const open = allowedPorts({ egress, ...attributes });
  throwProblems(
    lists.flatMap(({ tenantId, allowedHosts }) =>
      allowedHosts
        .filter(({ port = 443 }) => !open.includes(port))
        .map(
          ({ host, port }) =>
            `ports must hold every port on the lists, got ${open.join(', ')} without the ${port} of ${host} for ${tenantId}: add it, and deploy the cell before the tenant`,
        ),
    ),
  );
}
