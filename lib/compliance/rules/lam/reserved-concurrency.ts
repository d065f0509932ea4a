import { deploymentOf } from '../../deployment';
import { functionsOf } from '../../functions';
import { besideOpenClaw } from '../../gateways';
import { judgePresence } from '../../judge';
import { Rule } from '../../rule';

export const reservedConcurrency: Rule = {
  id: 'OpenClaw-LAM1',
  severity: 'warning',
  sentence: 'A function beside an OpenClaw gateway may take the concurrency of the whole account.',
  why: 'A loop or a flood in one place stops every other function, those that rotate and respond included.',
  fix: 'Set ReservedConcurrentExecutions.',
  example: "new lambda.Function(this, 'Rotation', { reservedConcurrentExecutions: 5, … })",
  judge: besideOpenClaw((template, deployment) =>
    functionsOf(template, deploymentOf(template, deployment)).map(fn =>
      judgePresence(fn, ['ReservedConcurrentExecutions']),
    ),
  ),
};
