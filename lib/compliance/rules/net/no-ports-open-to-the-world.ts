import { isLimitedRule } from '../../egress-tiers';
import { at, best } from '../../judge';
import { isForNoPort, isForOneOf } from '../../ports';
import { Rule } from '../../rule';

export const noPortsOpenToTheWorld: Rule = {
  id: 'OpenClaw-NET6',
  severity: 'error',
  sentence: 'A security group is open to the whole internet on other ports than 80 and 443.',
  why: 'Whatever listens there is scanned within minutes of its start.',
  fix: 'Name the addresses or security groups that may connect.',
  example: "securityGroup.addIngressRule(bastion, ec2.Port.tcp(22), 'Operators');",
  judge: template => {
    const inline = template.ofType('AWS::EC2::SecurityGroup').flatMap(group => group.parts('SecurityGroupIngress'));
    const beside = template.ofType('AWS::EC2::SecurityGroupIngress').map(rule => rule);
    return [...inline, ...beside].map(rule => {
      const limited = isForNoPort(rule) ? 'compliant' : isLimitedRule(rule);
      return { ...at(rule), outcome: best([limited, isForOneOf(rule, [80, 443])]) };
    });
  },
};
