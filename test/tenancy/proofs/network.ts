import { BlockList } from 'node:net';
import { SynthesizedTemplate } from '../../../bin/synthesis/template';
import { Account, Deployed } from './account';

/** Where something stands in a network: the ranges of its subnets, and its security groups. */
export interface Place {
  readonly name: string;
  readonly groups: readonly string[];
  readonly cidrs: readonly string[];
}

/** Ports from one to another. */
export type Ports = readonly [number, number];

interface Rule {
  readonly ports: Ports;
  readonly cidr?: string;
  readonly group?: string;
}

/** The security groups of an account, as far as they let places connect to each other. */
export class Network {
  private readonly egress: Map<string, Rule[]>;
  private readonly ingress: Map<string, Rule[]>;

  constructor(private readonly account: Account) {
    this.egress = this.rules('Egress');
    this.ingress = this.rules('Ingress');
  }

  /** The ports on which one place may connect to another, where both of them let it. */
  openPorts(from: Place, to: Place): Ports[] {
    const out = from.groups.flatMap(group => this.egress.get(group) ?? []).filter(rule => reaches(rule, to));
    const into = to.groups.flatMap(group => this.ingress.get(group) ?? []).filter(rule => reaches(rule, from));
    return out.flatMap(leaving => into.flatMap(entering => common(leaving.ports, entering.ports)));
  }

  /** The ports on which one place may leave for another, whatever that says. */
  portsTowards(from: Place, to: Place): Ports[] {
    return from.groups
      .flatMap(group => this.egress.get(group) ?? [])
      .filter(rule => reaches(rule, to))
      .map(({ ports }) => ports);
  }

  /** The tasks of the one service of a stack that a word in its id tells. */
  service(stack: SynthesizedTemplate, word: string): Place {
    const { id, properties } = this.only('AWS::ECS::Service', stack, word);
    const { SecurityGroups, Subnets } = properties.NetworkConfiguration.AwsvpcConfiguration;
    return this.place(id, SecurityGroups, Subnets);
  }

  /** The load balancer of a cell. */
  loadBalancer(stack: SynthesizedTemplate): Place {
    const { id, properties } = this.only('AWS::ElasticLoadBalancingV2::LoadBalancer', stack);
    return this.place(id, properties.SecurityGroups, properties.Subnets);
  }

  /** Everything else of a stack that has security groups: mount targets, endpoints and functions. */
  others(stack: SynthesizedTemplate): Place[] {
    const mountTargets = this.account.ofType('AWS::EFS::MountTarget', [stack]);
    const endpoints = this.account.ofType('AWS::EC2::VPCEndpoint', [stack]);
    const functions = this.account.ofType('AWS::Lambda::Function', [stack]);
    return [
      ...mountTargets.map(({ id, properties }) => this.place(id, properties.SecurityGroups, [properties.SubnetId])),
      ...endpoints
        .filter(({ properties }) => properties.VpcEndpointType === 'Interface')
        .map(({ id, properties }) => this.place(id, properties.SecurityGroupIds, properties.SubnetIds)),
      ...functions
        .filter(({ properties }) => properties.VpcConfig)
        .map(({ id, properties: { VpcConfig } }) => this.place(id, VpcConfig.SecurityGroupIds, VpcConfig.SubnetIds)),
    ];
  }

  private only(type: string, stack: SynthesizedTemplate, word = ''): Deployed {
    const [found, ...more] = this.account.ofType(type, [stack]).filter(({ id }) => id.includes(word));
    if (found === undefined || more.length > 0) throw new Error(`${stack.stackName} has ${more.length + 1} ${type}`);
    return found;
  }

  private place(name: string, groups: string[], subnets: string[]): Place {
    return { name, groups, cidrs: subnets.map(subnet => this.account.find(subnet).properties.CidrBlock) };
  }

  private rules(direction: 'Egress' | 'Ingress'): Map<string, Rule[]> {
    const rules = new Map<string, Rule[]>();
    for (const { ref, properties } of this.account.ofType('AWS::EC2::SecurityGroup')) {
      // EC2 adds a rule to everywhere to a group that is created without an egress rule.
      const open = direction === 'Egress' ? [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] : [];
      rules.set(ref, (properties[`SecurityGroup${direction}`] ?? open).map(toRule));
    }
    for (const { properties } of this.account.ofType(`AWS::EC2::SecurityGroup${direction}`)) {
      rules.get(properties.GroupId)?.push(toRule(properties));
    }
    return rules;
  }
}

function toRule(rule: { [property: string]: string | number }): Rule {
  const group = rule['DestinationSecurityGroupId'] ?? rule['SourceSecurityGroupId'];
  return {
    ports: rule['IpProtocol'] === '-1' ? [0, 65535] : [Number(rule['FromPort']), Number(rule['ToPort'])],
    cidr: rule['CidrIp'] === undefined ? undefined : String(rule['CidrIp']),
    group: group === undefined ? undefined : String(group),
  };
}

function reaches({ cidr, group }: Rule, { groups, cidrs }: Place): boolean {
  if (group !== undefined) return groups.includes(group);
  return cidr !== undefined && cidrs.some(range => overlap(cidr, range));
}

/** Of two ranges that overlap, one holds the first address of the other. */
function overlap(one: string, other: string): boolean {
  return holds(one, other) || holds(other, one);
}

function holds(range: string, other: string): boolean {
  const [network = '', prefix = ''] = range.split('/');
  const block = new BlockList();
  block.addSubnet(network, Number(prefix));
  return block.check(other.split('/')[0] ?? '');
}

function common([low, high]: Ports, [from, to]: Ports): Ports[] {
  const ports: Ports = [Math.max(low, from), Math.min(high, to)];
  return ports[0] <= ports[1] ? [ports] : [];
}
