import { Rule } from '../../rule';

export const noMacros: Rule = {
  id: 'OpenClaw-TPL1',
  severity: 'warning',
  sentence: 'A macro may add or change resources that nothing here can see.',
  why: 'What is deployed is what the macro makes of the template, in the account, after every check.',
  fix: 'Check the processed template, which CloudFormation shows in a change set.',
  example: 'aws cloudformation get-template --template-stage Processed',
  judge: template => (template.hasMacros ? [{ resource: 'Transform', outcome: 'undecidable' }] : []),
};
