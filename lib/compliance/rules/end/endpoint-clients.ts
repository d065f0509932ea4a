import { Deployment, deploymentOf } from '../../deployment';
import { endpointsOf } from '../../endpoints';
import { GatewayReferences, referredByOthers } from '../../gateway-references';
import { worst } from '../../judge';
import { GATEWAY_SUBNETS, judgeGroupRules } from '../../networks';
import { absenceOf, identitiesOf, identityOf, identityOfResource, referencesInList } from '../../references';
import { Rule } from '../../rule';
import { Template } from '../../template';

const RANGES = ['CidrIp', 'CidrIpv6', 'SourcePrefixListId'];

export const endpointClients: Rule = {
  id: 'OpenClaw-END4',
  severity: 'error',
  sentence: 'The interface endpoints of an OpenClaw gateway are open to a range of addresses.',
  why: 'Everything else in the VPC could use AWS APIs through them.',
  fix: 'Let in the security groups that need the endpoints, one by one, or the subnets of gateways in other stacks.',
  example: 'network.allowEndpointAccess(gateway);',
  judge: (template, templates) => {
    const ranges = rangesOfOthers(template, deploymentOf(template, templates));
    const groups = { groups: ENDPOINT_GROUPS, direction: 'Ingress' } as const;
    return judgeGroupRules(template, templates, groups, (rule, holder) => {
      const isOfOthers = (range: unknown) => ranges.has(identityOf(holder, range) ?? '');
      return worst(RANGES.map(name => absenceOf(rule.read(name).filter(range => !isOfOthers(range)))));
    });
  },
};

/** The ranges of subnets in which gateways of other stacks run: a stack cannot name the groups of those that follow it. */
function rangesOfOthers(template: Template, deployment: Deployment): Set<string> {
  const ranges = [...referredByOthers(template, deployment, GATEWAY_SUBNETS)].flatMap(subnet => [
    identityOfResource(template, subnet.logicalId),
    ...identitiesOf(template, subnet.read('CidrBlock')),
  ]);
  return new Set(ranges.filter(range => range !== undefined));
}

const ENDPOINT_GROUPS: GatewayReferences = {
  type: 'AWS::EC2::SecurityGroup',
  of: (template, deployment) =>
    endpointsOf(template, deployment, 'Interface').flatMap(endpoint => referencesInList(endpoint, 'SecurityGroupIds')),
};
