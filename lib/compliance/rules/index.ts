import { Rule } from '../rule';
import { ALB_RULES } from './alb';
import { BCK_RULES } from './bck';
import { CFG_RULES } from './cfg';
import { DNS_RULES } from './dns';
import { ECS_RULES } from './ecs';
import { EFS_RULES } from './efs';
import { END_RULES } from './end';
import { IAM_RULES } from './iam';
import { IMG_RULES } from './img';
import { KMS_RULES } from './kms';
import { LAM_RULES } from './lam';
import { LOG_RULES } from './log';
import { NET_RULES } from './net';
import { NFW_RULES } from './nfw';
import { SEC_RULES } from './sec';
import { TEN_RULES } from './ten';
import { TPL_RULES } from './tpl';
import { WAF_RULES } from './waf';

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
  ...NET_RULES,
  ...END_RULES,
  ...DNS_RULES,
  ...NFW_RULES,
  ...ALB_RULES,
  ...WAF_RULES,
  ...CFG_RULES,
  ...TEN_RULES,
  ...TPL_RULES,
];
