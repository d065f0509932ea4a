import { Rule } from '../rule';
import { BCK_RULES } from './bck';
import { ECS_RULES } from './ecs';
import { EFS_RULES } from './efs';
import { IAM_RULES } from './iam';
import { IMG_RULES } from './img';
import { KMS_RULES } from './kms';
import { LAM_RULES } from './lam';
import { LOG_RULES } from './log';
import { SEC_RULES } from './sec';

/** Every rule, group by group, in the order of its id. */
export const RULES: readonly Rule[] = [
  ...ECS_RULES,
  ...IMG_RULES,
  ...IAM_RULES,
  ...SEC_RULES,
  ...KMS_RULES,
  ...LOG_RULES,
  ...LAM_RULES,
  ...EFS_RULES,
  ...BCK_RULES,
];
