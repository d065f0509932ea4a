import { outcomeOf } from '../../judge';
import { judgeVpcs } from '../../networks';
import { Rule } from '../../rule';

export const flowLogs: Rule = {
  id: 'OpenClaw-NET8',
  severity: 'error',
  sentence: 'A VPC with an OpenClaw gateway has no flow logs that show refused connections.',
  why: 'What an agent tried to reach is the first question after an incident.',
  fix: 'Add a flow log of the VPC for all traffic.',
  example: 'vpc.addFlowLog("FlowLogs", { trafficType: ec2.FlowLogTrafficType.ALL });',
  judge: template =>
    judgeVpcs(template, {
      type: 'AWS::EC2::FlowLog',
      vpc: 'ResourceId',
      protects: log => outcomeOf(log.read('TrafficType'), type => type === 'ALL' || type === 'REJECT'),
    }),
};
