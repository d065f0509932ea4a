import { judgeReferences } from '../../gateway-references';
import { judgeValue } from '../../judge';
import { GATEWAY_SUBNETS } from '../../networks';
import { Rule } from '../../rule';
import { isFalse } from '../../scalars';

export const noPublicAddressAtLaunch: Rule = {
  id: 'OpenClaw-NET10',
  severity: 'error',
  sentence: 'A subnet of an OpenClaw gateway gives public addresses to what is started in it.',
  why: 'A public address takes the gateway past its load balancer in both directions.',
  fix: 'Set MapPublicIpOnLaunch to false, and run gateways in subnets of their own.',
  example: 'MapPublicIpOnLaunch: false',
  judge: (template, deployment) =>
    judgeReferences(template, deployment, GATEWAY_SUBNETS, subnet => [
      judgeValue(subnet, ['MapPublicIpOnLaunch'], value => value === undefined || isFalse(value)),
    ]),
};
