import { gatewayServicesOf } from '../../gateway-services';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';

export const noPublicAddress: Rule = {
  id: 'OpenClaw-ECS10',
  severity: 'error',
  sentence: 'An OpenClaw task may get a public IP address.',
  why: 'A task with a public address has a way in and a way out that no load balancer, proxy or allow list sees.',
  fix: 'Set AssignPublicIp to DISABLED and run the task in private subnets.',
  example: "new ecs.FargateService(this, 'Service', { assignPublicIp: false, … });",
  judge: template =>
    gatewayServicesOf(template).map(service => {
      // On EC2 a task cannot have one, and the property must not be set.
      const isOnHosts = service.read('LaunchType').every(type => type === 'EC2' || type === 'EXTERNAL');
      return judgeValue(
        service,
        ['NetworkConfiguration', 'AwsvpcConfiguration', 'AssignPublicIp'],
        value => value === 'DISABLED' || (isOnHosts && value === undefined),
      );
    }),
};
