import { deploymentOf } from '../../deployment';
import { gatewayRepositoriesOf } from '../../gateway-repositories';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const immutableTags: Rule = {
  id: 'OpenClaw-IMG5',
  severity: 'warning',
  sentence: 'A tag in the repository of an OpenClaw image can be moved.',
  why: 'Whoever may push can replace what a reviewer saw under that name.',
  fix: 'Set ImageTagMutability to IMMUTABLE.',
  example: "new ecr.Repository(this, 'Images', { imageTagMutability: ecr.TagMutability.IMMUTABLE })",
  judge: (template, deployment) =>
    gatewayRepositoriesOf(template, deploymentOf(template, deployment)).map(repository =>
      judgeValue(repository, ['ImageTagMutability'], value => /^IMMUTABLE/.test(plainText(value))),
    ),
};
