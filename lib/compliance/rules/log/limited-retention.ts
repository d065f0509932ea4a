import { besideOpenClaw } from '../../gateways';
import { judgePresence } from '../../judge';
import { Rule } from '../../rule';

export const limitedRetention: Rule = {
  id: 'OpenClaw-LOG2',
  severity: 'warning',
  sentence: 'A log group beside an OpenClaw gateway keeps what people wrote for ever.',
  why: 'User data that nobody needs any more is a liability, and its storage grows without end.',
  fix: 'Set RetentionInDays.',
  example: "new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_YEAR })",
  judge: besideOpenClaw(template =>
    template.ofType('AWS::Logs::LogGroup').map(group => judgePresence(group, ['RetentionInDays'])),
  ),
};
