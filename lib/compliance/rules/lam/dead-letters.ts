import { functionsOf } from '../../functions';
import { besideOpenClaw } from '../../gateways';
import { at, best, presenceOf } from '../../judge';
import { referenceOf } from '../../reading';
import { Rule } from '../../rule';

export const deadLetters: Rule = {
  id: 'OpenClaw-LAM2',
  severity: 'warning',
  sentence: 'Events that a function beside an OpenClaw gateway fails on are lost.',
  why: 'A rotation that failed for good leaves nothing to look at.',
  fix: 'Set DeadLetterConfig, or an OnFailure destination.',
  example: "new lambda.Function(this, 'Rotation', { deadLetterQueue: queue, … })",
  judge: besideOpenClaw(template =>
    functionsOf(template).map(fn => {
      const destinations = template
        .ofType('AWS::Lambda::EventInvokeConfig')
        .filter(config => config.read('FunctionName').some(name => referenceOf(name) === fn.logicalId))
        .map(config => presenceOf(config.read('DestinationConfig', 'OnFailure', 'Destination')));
      const letters = presenceOf(fn.read('DeadLetterConfig', 'TargetArn'));
      return { ...at(fn, ['DeadLetterConfig']), outcome: best([letters, ...destinations]) };
    }),
  ),
};
