import { deploymentOf } from '../../deployment';
import { functionsOf } from '../../functions';
import { besideOpenClaw } from '../../gateways';
import { at, best, presenceOf } from '../../judge';
import { Pointer, pointingTo } from '../../pointers';
import { identityOfResource } from '../../references';
import { Rule } from '../../rule';

export const deadLetters: Rule = {
  id: 'OpenClaw-LAM2',
  severity: 'warning',
  sentence: 'Events that a function beside an OpenClaw gateway fails on are lost.',
  why: 'A rotation that failed for good leaves nothing to look at.',
  fix: 'Set DeadLetterConfig, or an OnFailure destination.',
  example: "new lambda.Function(this, 'Rotation', { deadLetterQueue: queue, … })",
  judge: besideOpenClaw((template, templates) => {
    const deployment = deploymentOf(template, templates);
    return functionsOf(template, deployment).map(fn => {
      const configs = pointingTo(deployment, CONFIGS, identityOfResource(template, fn.logicalId));
      const destinations = configs.map(({ resource }) =>
        presenceOf(resource.read('DestinationConfig', 'OnFailure', 'Destination')),
      );
      const letters = presenceOf(fn.read('DeadLetterConfig', 'TargetArn'));
      return { ...at(fn, ['DeadLetterConfig']), outcome: best([letters, ...destinations]) };
    });
  }),
};

const CONFIGS: Pointer = { type: 'AWS::Lambda::EventInvokeConfig', path: ['FunctionName'] };
