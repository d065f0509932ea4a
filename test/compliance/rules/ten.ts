import { Verdict } from '../../../lib/compliance/rule';
import { TEN_RULES } from '../../../lib/compliance/rules/ten';
import { Template } from '../../../lib/compliance/template';
import { network } from '../network-cases';
import { NETWORK_TEMPLATE } from '../network-template';
import { add, Change, cases, RuleCase, set, UNTOLD } from '../rule-cases';
import { ruleOf } from '../rule-of';

const ten = (number: number) => ruleOf(TEN_RULES, `OpenClaw-TEN${number}`);
const { Task, Service } = NETWORK_TEMPLATE.Resources;
const tags = (tenant: string) => ({ Tags: [{ Key: 'openclaw:tenant', Value: tenant }] });

/** A second gateway that uses all that the first one uses. */
const second = (tenant: object, task: object = {}): Change[] => [
  add('SecondTask', Task.Type, { ...Task.Properties, Tags: undefined, ...tenant, ...task }),
  add('SecondService', Service.Type, { ...Service.Properties, TaskDefinition: { Ref: 'SecondTask' } }),
];
const shared = network(...second(tags('other')));
const nobodyKnows = network(set('Task', 'Tags'), set('AccessPoint', 'RootDirectory'), ...second({}));
const volume = (point: unknown) => ({
  Name: 'state',
  EFSVolumeConfiguration: { AuthorizationConfig: { AccessPointId: point } },
});
/** Where a gateway names what it uses. */
const PLACES: [number, string, string, (value: unknown) => unknown][] = [
  [1, 'Task', 'TaskRoleArn', value => value],
  [2, 'Task', 'ContainerDefinitions.0.Secrets', value => [{ Name: 'TOKEN', ValueFrom: value }]],
  [3, 'Task', 'Volumes', value => [volume(value)]],
  [4, 'Task', 'ContainerDefinitions.0.LogConfiguration', value => ({ Options: { 'awslogs-group': value } })],
  [6, 'Service', 'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups', value => [value]],
  [9, 'Task', 'ContainerDefinitions.0.Environment.1.Value', value => value],
];

for (const [number, resource, path, place] of PLACES) {
  cases(ten(number), {
    compliant: [network(), network(...second(tags('acme')))],
    nonCompliant: shared,
    undecidable: [network(set(resource, path, place(UNTOLD))), ...(number === 3 ? [] : [nobodyKnows])],
  });
}

cases(ten(3), {
  compliant: network(),
  // Two access points, but one directory.
  nonCompliant: network(
    add('SecondPoint', 'AWS::EFS::AccessPoint', { FileSystemId: 'fs-1', RootDirectory: { Path: '/tenants/acme' } }),
    ...second(tags('other'), {
      Volumes: [
        { Name: 'state', EFSVolumeConfiguration: { AuthorizationConfig: { AccessPointId: { Ref: 'SecondPoint' } } } },
      ],
    }),
  ),
  undecidable: network(set('AccessPoint', 'RootDirectory.Path', UNTOLD)),
});

const otherRole = { TaskRoleArn: 'arn:aws:iam::123456789012:role/other', ExecutionRoleArn: undefined };
cases(ten(5), {
  compliant: network(),
  nonCompliant: network(
    ...second(tags('other'), otherRole),
    set('Key', 'KeyPolicy.Statement.0.Principal.AWS.1', otherRole.TaskRoleArn),
  ),
  undecidable: network(set('Key', 'KeyPolicy.Statement.0.Principal.AWS.1', UNTOLD)),
});

cases(ten(7), {
  compliant: network(),
  nonCompliant: { raw: cell(86) },
  undecidable: network(set('ListenerRule', 'ListenerArn', UNTOLD)),
});

cases(ten(8), {
  compliant: [network(), { raw: cell(69) }],
  nonCompliant: { raw: cell(70) },
  undecidable: network(set('ListenerRule', 'ListenerArn', UNTOLD)),
});

test('only the tenants that are too many are found, in the templates that bring them', () => {
  const deployment = Array.from({ length: 87 }, (_, index) => tenantTemplate(index + 1));
  const found = deployment.filter(template =>
    ten(7)
      .judge(template, deployment)
      .some(({ outcome }) => outcome === 'non-compliant'),
  );

  expect(found.map(({ name }) => name)).toEqual(['Tenant86', 'Tenant87']);
});

describe('across templates', () => {
  const outcomesOf = (number: number, one: RuleCase, other: RuleCase): Verdict['outcome'][] => {
    const [first, deployment] = deploymentOf(one, other);
    return ten(number)
      .judge(first, deployment)
      .map(({ outcome }) => outcome);
  };
  const other = (...changes: Change[]) =>
    network(
      set('Task', 'Tags', tags('other').Tags),
      set('AccessPoint', 'RootDirectory.Path', '/tenants/other'),
      ...changes,
    );

  /** Of subnets that were made elsewhere nobody can tell the network: it may be the same. */
  const elsewhere = set('Service', 'NetworkConfiguration.AwsvpcConfiguration.Subnets', ['subnet-0123456789abcdef0']);

  test.each([1, 2, 3, 4, 6])('resources of the same name in two templates are two (TEN%d)', number => {
    expect(new Set(outcomesOf(number, network(), other()))).toEqual(new Set(['compliant']));
  });

  test.each(PLACES)('the same literal is the same (TEN%d)', (number, resource, path, place) => {
    const change = set(resource, path, place('arn:aws:shared:eu-central-1:123456789012:shared:thing'));

    expect(outcomesOf(number, network(change, elsewhere), other(change, elsewhere))).toContain('non-compliant');
  });

  test('keys of one secret are one secret', () => {
    const arn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:shared-Ab12Cd';
    const key = (name: string) => set('Task', 'ContainerDefinitions.0.Secrets.0.ValueFrom', `${arn}:${name}::`);

    expect(outcomesOf(2, network(key('A')), other(key('B')))).toEqual(['non-compliant']);
  });

  test('the same port of the proxy is found', () => {
    expect(outcomesOf(9, network(elsewhere), other(elsewhere))).toEqual(['non-compliant']);
  });

  test('another port of the proxy is fine', () => {
    const port = set('Task', 'ContainerDefinitions.0.Environment.1.Value', 'http://egress.openclaw.internal:13002');

    expect(outcomesOf(9, network(), other(port))).toEqual(['compliant']);
  });
});

function deploymentOf(one: RuleCase, other: RuleCase): [Template, Template[]] {
  const first = new Template('First', one.raw);
  return [first, [first, new Template('Second', other.raw)]];
}

function tenantTemplate(index: number): Template {
  const { raw } = network(
    set('Task', 'Tags', tags(`tenant-${index}`).Tags),
    set('ListenerRule', 'ListenerArn', 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/cell/1/2'),
  );
  return new Template(`Tenant${index}`, raw);
}

/** One template with so many tenants behind one listener. */
function cell(tenants: number): object {
  const { TargetGroup, ListenerRule } = NETWORK_TEMPLATE.Resources;
  const target = (index: number) => ({ TargetGroupArn: { Ref: `Targets${index}` } });
  const resources = Array.from({ length: tenants }, (_, index) => ({
    [`Task${index}`]: { ...Task, Properties: { ...Task.Properties, ...tags(`tenant-${index}`) } },
    [`Service${index}`]: {
      ...Service,
      Properties: { ...Service.Properties, TaskDefinition: { Ref: `Task${index}` }, LoadBalancers: [target(index)] },
    },
    [`Targets${index}`]: TargetGroup,
    [`Rule${index}`]: {
      ...ListenerRule,
      Properties: { ...ListenerRule.Properties, Actions: [{ Type: 'forward', ...target(index) }] },
    },
  }));
  return { Resources: Object.assign({}, ...resources) };
}
