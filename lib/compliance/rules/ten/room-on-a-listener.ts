import { judgeRank } from '../../listener-tenants';
import { Rule } from '../../rule';

export const roomOnAListener: Rule = {
  id: 'OpenClaw-TEN8',
  severity: 'warning',
  sentence: 'A listener has 70 or more tenants, and 85 is the most.',
  why: 'A new cell takes longer to plan than the last tenants to come.',
  fix: 'Plan the next cell.',
  example: 'cell: cell-2',
  judge: (template, deployment) => judgeRank(template, deployment, rank => rank < 70),
};
