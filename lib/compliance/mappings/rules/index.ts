import { RuleMapping } from '../mapping';
import { BCK_MAPPINGS } from './bck';
import { ECS_MAPPINGS } from './ecs';
import { EFS_MAPPINGS } from './efs';
import { IAM_MAPPINGS } from './iam';
import { IMG_MAPPINGS } from './img';
import { KMS_MAPPINGS } from './kms';
import { LAM_MAPPINGS } from './lam';
import { LOG_MAPPINGS } from './log';
import { SEC_MAPPINGS } from './sec';

/** The controls of every rule, by its id. */
export const MAPPINGS: { readonly [ruleId: string]: RuleMapping } = {
  ...ECS_MAPPINGS,
  ...IMG_MAPPINGS,
  ...IAM_MAPPINGS,
  ...SEC_MAPPINGS,
  ...KMS_MAPPINGS,
  ...LOG_MAPPINGS,
  ...LAM_MAPPINGS,
  ...EFS_MAPPINGS,
  ...BCK_MAPPINGS,
};
