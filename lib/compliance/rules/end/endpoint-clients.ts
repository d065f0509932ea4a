import { endpointsOf } from '../../endpoints';
import { at, worst } from '../../judge';
import { groupRulesOf, judgeReferences } from '../../networks';
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
  judge: template => {
    const groups = endpointsOf(template, 'Interface').flatMap(endpoint =>
      referencesInList(endpoint, 'SecurityGroupIds'),
    );
    return judgeReferences(template, groups, 'AWS::EC2::SecurityGroup', group =>
      groupRulesOf(template, group, 'Ingress').map(rule => ({
        ...at(rule),
        outcome: worst(RANGES.map(range => absenceOf(rule.read(range)))),
      })),
    );
  },
};
