import { judgeLogIns } from '../../load-balancers';
import { Rule } from '../../rule';
import { numberOf } from '../../scalars';

const HALF_A_DAY = 43_200;

export const sessionLength: Rule = {
  id: 'OpenClaw-ALB13',
  severity: 'error',
  sentence: 'A log-in to an OpenClaw gateway lasts longer than 12 hours.',
  why: 'A stolen cookie, or somebody who left the company, keeps access for a week by default.',
  fix: 'Set SessionTimeout to 43200 seconds or less.',
  example: 'AuthenticateOidcConfig: { SessionTimeout: 28800, … }',
  judge: (template, deployment) =>
    judgeLogIns(template, deployment, 'SessionTimeout', seconds => numberOf(seconds) <= HALF_A_DAY),
};
