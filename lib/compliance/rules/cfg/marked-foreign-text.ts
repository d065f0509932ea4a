import { judgeEverySetting } from '../../configs';
import { Rule } from '../../rule';

export const markedForeignText: Rule = {
  id: 'OpenClaw-CFG40',
  severity: 'error',
  sentence: 'OpenClaw hands foreign text to the agent as if it were its own.',
  why: 'The mark that tells the agent to distrust it is what stands between a mail and an order.',
  fix: 'Leave allowUnsafeExternalContent out, and approvals to people.',
  example: '{ "hooks": { "enabled": false } }',
  judge: template =>
    judgeEverySetting(
      template,
      /(?:^|\.)(?:allowUnsafeExternalContent|permissionMode|allowExternalEmbedUrls)$/,
      value => value !== true && value !== 'approve-all',
    ),
};
