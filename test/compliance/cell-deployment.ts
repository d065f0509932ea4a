import { linkTemplates } from '../../lib/compliance/linked-templates';
import { Template } from '../../lib/compliance/template';
import { NETWORK_TEMPLATE } from './network-template';
import { add, Change, RuleCase } from './rule-cases';

const ref = (id: string) => ({ Ref: id });
const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });

/** A template with parameters and resources, as tests change it. */
interface Source {
  readonly Parameters?: object;
  readonly Resources: { readonly [logicalId: string]: unknown };
}

/** A cell as stacks that know each other by Parameter Store alone: lists, the cell itself, and two tenants. */
interface CellSources {
  readonly lists: Source;
  readonly cell: Source;
  readonly support: Source;
  readonly sales: Source;
}

const {
  Task,
  Service,
  TaskRole,
  ExecutionRole,
  Token,
  Log,
  AccessPoint,
  GatewayGroup,
  GatewayToProxy,
  GatewayFromBalancer,
  TargetGroup,
  ListenerRule,
  Key,
  Allowed,
  Everything,
  RuleGroup,
  RuleGroupAssociation,
  EndpointGroup,
  GatewaySubnet,
  ...SHARED
} = NETWORK_TEMPLATE.Resources;

function nameOf(attributeName: string): string {
  return `/openclaw/acme-a/${attributeName}`;
}

function published(name: string, value: unknown): object {
  return { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Name: nameOf(name), Value: value } };
}

function imported(name: string, type = 'String'): object {
  return { Type: `AWS::SSM::Parameter::Value<${type}>`, Default: nameOf(name) };
}

const LISTS: Source = {
  Resources: {
    Allowed,
    Everything,
    RuleGroup,
    RuleGroupParameter: published('rule-group-id', attribute('RuleGroup', 'Id')),
  },
};

const CELL: Source = {
  Parameters: { RuleGroupId: imported('rule-group-id') },
  Resources: {
    ...SHARED,
    GatewaySubnet: { ...GatewaySubnet, Properties: { ...GatewaySubnet.Properties, CidrBlock: '10.1.0.0/24' } },
    OtherSubnet: { ...GatewaySubnet, Properties: { ...GatewaySubnet.Properties, CidrBlock: '10.1.1.0/24' } },
    OtherAssociation: {
      ...SHARED.Association,
      Properties: { SubnetId: ref('OtherSubnet'), RouteTableId: ref('RouteTable') },
    },
    RuleGroupAssociation: {
      ...RuleGroupAssociation,
      Properties: { ...RuleGroupAssociation.Properties, FirewallRuleGroupId: ref('RuleGroupId') },
    },
    EndpointGroup: {
      ...EndpointGroup,
      Properties: {
        VpcId: ref('Vpc'),
        SecurityGroupIngress: ['10.1.0.0/24', attribute('OtherSubnet', 'CidrBlock')].map(CidrIp => ({
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          CidrIp,
        })),
      },
    },
    FileSystem: { Type: 'AWS::EFS::FileSystem', Properties: { Encrypted: true } },
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: {} },
    Names: { Type: 'AWS::ServiceDiscovery::PrivateDnsNamespace', Properties: { Name: 'acme-a.internal' } },
    VpcParameter: published('vpc-id', ref('Vpc')),
    SubnetsParameter: published('gateway-subnet-ids', {
      'Fn::Join': [',', [ref('GatewaySubnet'), ref('OtherSubnet')]],
    }),
    ListenerParameter: published('listener-arn', ref('Https')),
    BalancerGroupParameter: published('balancer-group-id', attribute('BalancerGroup', 'GroupId')),
    ClusterParameter: published('cluster-arn', attribute('Cluster', 'Arn')),
    FileSystemParameter: published('file-system-id', ref('FileSystem')),
    ProxyParameter: published('proxy-host', 'egress.acme-a.internal'),
  },
};

/** The stack of a tenant, which uses its cell and otherwise things of its own. */
function tenant(id: string, slot: number): Source {
  const [gateway, config] = Task.Properties.ContainerDefinitions;
  return {
    Parameters: {
      VpcId: imported('vpc-id'),
      SubnetIds: imported('gateway-subnet-ids', 'List<String>'),
      ListenerArn: imported('listener-arn'),
      BalancerGroupId: imported('balancer-group-id'),
      ClusterArn: imported('cluster-arn'),
      FileSystemId: imported('file-system-id'),
      ProxyHost: imported('proxy-host'),
    },
    Resources: {
      Task: {
        ...Task,
        Properties: {
          ...Task.Properties,
          ContainerDefinitions: [
            {
              ...gateway,
              Environment: [
                { Name: 'OPENCLAW_STATE_DIR', Value: '/var/lib/openclaw' },
                {
                  Name: 'OPENCLAW_PROXY_URL',
                  Value: { 'Fn::Join': ['', ['http://', ref('ProxyHost'), `:${3100 + slot}`]] },
                },
              ],
            },
            config,
          ],
          Tags: [{ Key: 'openclaw:tenant', Value: id }],
        },
      },
      Service: {
        ...Service,
        Properties: {
          ...Service.Properties,
          Cluster: ref('ClusterArn'),
          NetworkConfiguration: {
            AwsvpcConfiguration: { Subnets: ref('SubnetIds'), SecurityGroups: [attribute('GatewayGroup', 'GroupId')] },
          },
        },
      },
      TaskRole,
      ExecutionRole,
      Token,
      Log,
      AccessPoint: {
        ...AccessPoint,
        Properties: { FileSystemId: ref('FileSystemId'), RootDirectory: { Path: `/tenants/${id}` } },
      },
      GatewayGroup: { ...GatewayGroup, Properties: { ...GatewayGroup.Properties, VpcId: ref('VpcId') } },
      GatewayToProxy,
      GatewayFromBalancer: {
        ...GatewayFromBalancer,
        Properties: { ...GatewayFromBalancer.Properties, SourceSecurityGroupId: ref('BalancerGroupId') },
      },
      TargetGroup: { ...TargetGroup, Properties: { ...TargetGroup.Properties, VpcId: ref('VpcId') } },
      ListenerRule: { ...ListenerRule, Properties: { ...ListenerRule.Properties, ListenerArn: ref('ListenerArn') } },
      Key,
    },
  };
}

/** The cell as it should be. */
export const CELL_SOURCES: CellSources = {
  lists: LISTS,
  cell: CELL,
  support: tenant('support', 1),
  sales: tenant('sales', 2),
};

/** What is changed in which stack. */
export type CellChanges = { readonly [Stack in keyof CellSources]?: readonly Change[] };

/** The templates of the cell with changes, linked as they are before they are judged. */
export function linkedCell(changes: CellChanges = {}): readonly Template[] {
  const names = Object.keys(CELL_SOURCES) as (keyof CellSources)[];
  return linkTemplates(names.map(name => new Template(`acme-a/${name}`, changed(CELL_SOURCES[name], changes[name]))));
}

/** A source with changes. */
export function changed(source: object, changes: readonly Change[] = []): object {
  return changes.reduce<RuleCase>((given, change) => change(given), { raw: source }).raw;
}

/** Gives a stack a parameter whose value is in Parameter Store. */
export function importing(id: string, name: string, type?: string): Change {
  return ({ raw }) => {
    const { Parameters } = raw as Source;
    return { raw: { ...raw, Parameters: { ...Parameters, [id]: imported(name, type) } } };
  };
}

/** Lets a stack make a parameter of Parameter Store. */
export function publishing(name: string, value: unknown): Change {
  return add(`Published${name.replaceAll('-', '')}`, 'AWS::SSM::Parameter', {
    Type: 'String',
    Name: nameOf(name),
    Value: value,
  });
}
