import { judgeReferences } from '../../gateway-references';
import { GATEWAY_GROUPS } from '../../networks';
import { Rule } from '../../rule';

export const closedFromTheStart: Rule = {
  id: 'OpenClaw-NET5',
  severity: 'error',
  sentence:
    'The security group of an OpenClaw gateway has no egress rule of its own, so that EC2 creates it open to everywhere.',
  why: 'EC2 adds a rule to every address to a group without one, and rules beside the group do not take it away.',
  fix: 'Write one egress rule into the group itself, if only to 127.0.0.1/32.',
  example: 'SecurityGroupEgress: [{ IpProtocol: tcp, FromPort: 1, ToPort: 1, CidrIp: 127.0.0.1/32 }]',
  judge: (template, deployment) =>
    judgeReferences(template, deployment, GATEWAY_GROUPS, group => {
      const lists = group.read('SecurityGroupEgress');
      const isOpen = lists.some(list => list === undefined || (Array.isArray(list) && list.length === 0));
      const isKnown = lists.every(Array.isArray);
      const outcome = isOpen ? 'non-compliant' : isKnown ? 'compliant' : 'undecidable';
      return [{ resource: group.logicalId, place: 'SecurityGroupEgress', outcome }];
    }),
};
