import { judgeRank } from '../../listener-tenants';
import { Rule } from '../../rule';

export const tenantsOfAListener: Rule = {
  id: 'OpenClaw-TEN7',
  severity: 'error',
  sentence: 'More than 85 tenants are behind one listener.',
  why: 'A load balancer takes 100 target groups and not one more, and roll-outs need room.',
  fix: 'Put further tenants into another cell.',
  example: 'cell: cell-2',
  judge: (template, deployment) => judgeRank(template, deployment, rank => rank <= 85),
};
