import { Rule } from '../../rule';

export const noUnseenStacks: Rule = {
  id: 'OpenClaw-TPL2',
  severity: 'info',
  sentence: 'A nested stack, stack set or module brings resources whose template stands elsewhere.',
  why: 'A rule judges only what it can read.',
  fix: 'Check the template of the nested stack too.',
  example: 'openclaw-cdk check "cdk.out/*.template.json"',
  judge: template =>
    template.resources
      .filter(({ type }) => /^AWS::CloudFormation::Stack(Set)?$|::MODULE$/.test(type))
      .map(({ logicalId }) => ({ resource: logicalId, outcome: 'undecidable' })),
};
