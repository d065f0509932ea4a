import { RuleMapping } from '../mapping';
import { ALB_MAPPINGS } from './alb';
import { BCK_MAPPINGS } from './bck';
import { CFG_MAPPINGS } from './cfg';
import { DNS_MAPPINGS } from './dns';
import { ECS_MAPPINGS } from './ecs';
import { EFS_MAPPINGS } from './efs';
import { END_MAPPINGS } from './end';
import { IAM_MAPPINGS } from './iam';
import { IMG_MAPPINGS } from './img';
import { KMS_MAPPINGS } from './kms';
import { LAM_MAPPINGS } from './lam';
import { LOG_MAPPINGS } from './log';
import { NET_MAPPINGS } from './net';
import { NFW_MAPPINGS } from './nfw';
import { SEC_MAPPINGS } from './sec';
import { TEN_MAPPINGS } from './ten';
import { TPL_MAPPINGS } from './tpl';
import { WAF_MAPPINGS } from './waf';

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
  ...NET_MAPPINGS,
  ...END_MAPPINGS,
  ...DNS_MAPPINGS,
  ...NFW_MAPPINGS,
  ...ALB_MAPPINGS,
  ...WAF_MAPPINGS,
  ...CFG_MAPPINGS,
  ...TEN_MAPPINGS,
  ...TPL_MAPPINGS,
};
