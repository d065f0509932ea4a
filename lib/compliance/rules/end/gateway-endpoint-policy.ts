import { deploymentOf } from '../../deployment';
import { endpointsOf, judgeEndpointPolicy } from '../../endpoints';
import { Rule } from '../../rule';

export const gatewayEndpointPolicy: Rule = {
  id: 'OpenClaw-END3',
  severity: 'error',
  sentence: 'A gateway endpoint in the network of an OpenClaw gateway reaches every bucket or table there is.',
  why: "S3 is the easiest way out: the agent could write to an attacker's bucket past every allow list.",
  fix: "Limit the policy to the bucket of ECR's image layers and to buckets of your own.",
  example: 'Resource: arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*',
  judge: (template, deployment) =>
    endpointsOf(template, deploymentOf(template, deployment), 'Gateway').map(judgeEndpointPolicy),
};
