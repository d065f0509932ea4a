/** A synthesized template, as far as the network is concerned. */
export interface NetworkTemplate {
  readonly Resources: { [id: string]: Resource };
}

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is what it is.
  readonly Properties?: any;
}

interface Rule {
  readonly from: number;
  readonly to: number;
  readonly cidr?: string;
  readonly group?: string;
  readonly prefixList?: string;
}

/** Every way that leads from a task of a service out of its subnets, as a template has them. */
export interface WaysOut {
  /** Routes of the service's subnets that lead anywhere. */
  readonly routes: string[];
  /** What the service's security groups let it connect to; `internet` where the peer has a way there itself. */
  readonly doors: string[];
  /** What gateway endpoints on the service's route tables let pass. */
  readonly endpoints: string[];
  /** What is wrong with the service's own interface. */
  readonly interface: string[];
  /** The names that DNS Firewall leaves to be decided by the internet: none when its last rule blocks everything. */
  readonly names: string[];
}

/** Follows routes, security groups, endpoints and DNS rules; what it does not understand it reports as a way out. */
export function waysOut(template: NetworkTemplate, service: string): WaysOut {
  const graph = new Graph(template);
  return {
    routes: graph.subnetsOf(service).flatMap(subnet => graph.routesOf(subnet)),
    doors: graph.groupsOf(service).flatMap(group => graph.doorsOf(group)),
    endpoints: graph.gatewayEndpointsOf(service),
    interface: graph.interfaceOf(service),
    names: graph.openNames(),
  };
}

class Graph {
  private readonly resources: { [id: string]: Resource };

  constructor(template: NetworkTemplate) {
    this.resources = template.Resources;
  }

  public subnetsOf(service: string): string[] {
    return this.network(service).Subnets.map(idOf);
  }

  public groupsOf(service: string): string[] {
    return this.network(service).SecurityGroups.map(idOf);
  }

  public interfaceOf(service: string): string[] {
    return this.network(service).AssignPublicIp === 'DISABLED' ? [] : ['a public address'];
  }

  public routesOf(subnet: string): string[] {
    const tables = this.tablesOf(subnet);
    if (tables.length === 0) return [`${short(subnet)}: the VPC's main route table`];
    return this.ofType('AWS::EC2::Route')
      .filter(([, { Properties }]) => tables.includes(idOf(Properties.RouteTableId)))
      .map(([, { Properties }]) => {
        const { RouteTableId, DestinationCidrBlock, DestinationIpv6CidrBlock, ...target } = Properties;
        return `${short(subnet)}: ${DestinationCidrBlock ?? DestinationIpv6CidrBlock} by ${Object.keys(target)[0]}`;
      });
  }

  public doorsOf(group: string): string[] {
    const rules = this.rulesOf(group, 'Egress');
    if (rules === 'open') return ['everywhere: the group has no rule of its own'];
    return rules.filter(rule => rule.cidr !== '127.0.0.1/32').map(rule => this.describe(group, rule));
  }

  public gatewayEndpointsOf(service: string): string[] {
    const tables = this.subnetsOf(service).flatMap(subnet => this.tablesOf(subnet));
    const endpoints = this.ofType('AWS::EC2::VPCEndpoint').filter(
      ([, { Properties }]) =>
        Properties.VpcEndpointType === 'Gateway' &&
        Properties.RouteTableIds.map(idOf).some((id: string) => tables.includes(id)),
    );
    return endpoints.flatMap(([, { Properties }]) =>
      (Properties.PolicyDocument?.Statement ?? [{ Sid: 'everything', Action: '*', Resource: '*' }]).map(
        (statement: { Sid?: string; Action: unknown; Resource: unknown; Condition?: object }) =>
          `${statement.Sid}: ${statement.Action} ${flat(statement.Resource)}${statement.Condition ? ' on condition' : ''}`,
      ),
    );
  }

  public openNames(): string[] {
    const associated = this.ofType('AWS::Route53Resolver::FirewallRuleGroupAssociation').map(([, { Properties }]) =>
      idOf(Properties.FirewallRuleGroupId),
    );
    const blocking = associated.filter(id => {
      const rules = [...this.resources[id].Properties.FirewallRules].sort((a, b) => a.Priority - b.Priority);
      const last = rules.at(-1);
      const list = this.resources[idOf(last.FirewallDomainListId)].Properties.Domains;
      return last.Action === 'BLOCK' && last.Qtype === undefined && list.length === 1 && list[0] === '*';
    });
    return blocking.length > 0 ? [] : ['every name'];
  }

  private describe(group: string, rule: Rule): string {
    const ports = rule.from === rule.to ? `${rule.from}` : `${rule.from}-${rule.to}`;
    if (rule.cidr !== undefined) return `${ports} to ${rule.cidr}: internet`;
    if (rule.prefixList !== undefined) return `${ports} to ${rule.prefixList}`;
    const peer = rule.group ?? '';
    const lets = this.letsIn(peer, group, rule) ? '' : ', which does not let it in';
    return `${ports} to ${short(peer)}${this.reachesInternet(peer) ? ': internet' : ''}${lets}`;
  }

  private letsIn(group: string, from: string, wanted: Rule): boolean {
    const rules = this.rulesOf(group, 'Ingress');
    return (
      rules !== 'open' &&
      rules.some(({ group: peer, from: low, to }) => peer === from && low <= wanted.from && to >= wanted.to)
    );
  }

  /** Whether something behind a group has both a rule and a route that lead out. */
  private reachesInternet(group: string): boolean {
    const rules = this.rulesOf(group, 'Egress');
    const open = rules === 'open' || rules.some(({ cidr }) => cidr !== undefined && !isNowhere(cidr));
    const behind = this.ofType('AWS::ECS::Service').filter(([id]) => this.groupsOf(id).includes(group));
    const subnets = behind.flatMap(([id]) => this.subnetsOf(id));
    return open && subnets.some(subnet => this.routesOf(subnet).length > 0);
  }

  private rulesOf(group: string, direction: 'Egress' | 'Ingress'): Rule[] | 'open' {
    const inline = this.resources[group].Properties[`SecurityGroup${direction}`];
    const beside = this.ofType(`AWS::EC2::SecurityGroup${direction}`).filter(
      ([, { Properties }]) => idOf(Properties.GroupId) === group,
    );
    // EC2 adds a rule to everywhere to a group that is created without an egress rule.
    if (direction === 'Egress' && inline === undefined) return 'open';
    return [...(inline ?? []), ...beside.map(([, { Properties }]) => Properties)].map(toRule);
  }

  private tablesOf(subnet: string): string[] {
    return this.ofType('AWS::EC2::SubnetRouteTableAssociation')
      .filter(([, { Properties }]) => idOf(Properties.SubnetId) === subnet)
      .map(([, { Properties }]) => idOf(Properties.RouteTableId));
  }

  private network(service: string) {
    return this.resources[service].Properties.NetworkConfiguration.AwsvpcConfiguration;
  }

  private ofType(type: string): [string, Resource][] {
    return Object.entries(this.resources).filter(([, resource]) => resource.Type === type);
  }
}

function toRule(rule: { [property: string]: unknown }): Rule {
  const peer = rule['DestinationSecurityGroupId'] ?? rule['SourceSecurityGroupId'];
  return {
    from: rule['IpProtocol'] === '-1' ? 0 : Number(rule['FromPort']),
    to: rule['IpProtocol'] === '-1' ? 65535 : Number(rule['ToPort']),
    cidr: (rule['CidrIp'] ?? rule['CidrIpv6']) as string | undefined,
    group: peer === undefined ? undefined : idOf(peer),
    prefixList: (rule['DestinationPrefixListId'] ?? rule['SourcePrefixListId']) as string | undefined,
  };
}

const isNowhere = (cidr: string) => ['127.0.0.1/32', '255.255.255.255/32'].includes(cidr);

function idOf(reference: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = reference as { Ref?: string; 'Fn::GetAtt'?: string[] };
  return Ref ?? attribute?.[0] ?? String(reference);
}

/** A logical id without what the CDK adds to make it unique. */
function short(id: string): string {
  return id.replace(/(Subnet\d).*$/, '$1').replace(/[0-9A-F]{8}$/, '');
}

function flat(value: unknown): string {
  const text = JSON.stringify(value);
  return text
    .replace(/\{"Fn::Join":\["",\[(.*)\]\]\}/, '$1')
    .replace(/\{"(?:Ref|Fn::Sub)":"([^"]*)"\}/g, '<$1>')
    .replace(/[",]/g, '');
}
