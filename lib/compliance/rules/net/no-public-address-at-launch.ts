import { judgeValue } from '../../judge';
import { judgeGatewaySubnets } from '../../networks';
import { Rule } from '../../rule';
import { isFalse } from '../../scalars';

export const noPublicAddressAtLaunch: Rule = {
  id: 'OpenClaw-NET10',
  severity: 'error',
  sentence: 'A subnet of an OpenClaw gateway gives public addresses to what is started in it.',
  why: 'A public address takes the gateway past its load balancer in both directions.',
  fix: 'Set MapPublicIpOnLaunch to false, and run gateways in subnets of their own.',
  example: 'MapPublicIpOnLaunch: false',
  judge: template =>
    judgeGatewaySubnets(template, subnet => [
      judgeValue(subnet, ['MapPublicIpOnLaunch'], value => value === undefined || isFalse(value)),
    ]),
};
