import { endpointsOf } from '../../endpoints';
import { GatewayReferences } from '../../gateway-references';
import { worst } from '../../judge';
import { judgeGroupRules } from '../../networks';
import { absenceOf, referencesInList } from '../../references';
import { Rule } from '../../rule';

const RANGES = ['CidrIp', 'CidrIpv6', 'SourcePrefixListId'];

export const endpointClients: Rule = {
  id: 'OpenClaw-END4',
  severity: 'error',
  sentence: 'The interface endpoints of an OpenClaw gateway are open to a range of addresses.',
  why: 'Everything else in the VPC could use AWS APIs through them.',
  fix: 'Let in the security groups that need the endpoints, one by one.',
  example: 'network.allowEndpointAccess(gateway);',
  judge: (template, deployment) =>
    judgeGroupRules(template, deployment, { groups: ENDPOINT_GROUPS, direction: 'Ingress' }, rule =>
      worst(RANGES.map(range => absenceOf(rule.read(range)))),
    ),
};

const ENDPOINT_GROUPS: GatewayReferences = {
  type: 'AWS::EC2::SecurityGroup',
  of: (template, deployment) =>
    endpointsOf(template, deployment, 'Interface').flatMap(endpoint => referencesInList(endpoint, 'SecurityGroupIds')),
};
