import { judgeProtections } from '../../gateway-vpcs';
import { outcomeOf } from '../../judge';
import { Pointer } from '../../pointers';
import { Rule } from '../../rule';

export const flowLogs: Rule = {
  id: 'OpenClaw-NET8',
  severity: 'error',
  sentence: 'A VPC with an OpenClaw gateway has no flow logs that show refused connections.',
  why: 'What an agent tried to reach is the first question after an incident.',
  fix: 'Add a flow log of the VPC for all traffic.',
  example: 'vpc.addFlowLog("FlowLogs", { trafficType: ec2.FlowLogTrafficType.ALL });',
  judge: (template, deployment) =>
    judgeProtections(template, deployment, LOGS, log =>
      outcomeOf(log.read('TrafficType'), type => type === 'ALL' || type === 'REJECT'),
    ),
};

const LOGS: Pointer = { type: 'AWS::EC2::FlowLog', path: ['ResourceId'] };
