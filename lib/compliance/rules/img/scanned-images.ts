import { deploymentOf } from '../../deployment';
import { gatewayRepositoriesOf } from '../../gateway-repositories';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { isTrue } from '../../scalars';

export const scannedImages: Rule = {
  id: 'OpenClaw-IMG6',
  severity: 'info',
  sentence: 'Images of OpenClaw are not scanned when they are pushed.',
  why: 'Known holes in the image stay unknown until somebody asks.',
  fix: 'Set ImageScanningConfiguration.ScanOnPush to true, or turn on enhanced scanning for the registry.',
  example: "new ecr.Repository(this, 'Images', { imageScanOnPush: true })",
  judge: (template, deployment) =>
    gatewayRepositoriesOf(template, deploymentOf(template, deployment)).map(repository =>
      judgeValue(repository, ['ImageScanningConfiguration', 'ScanOnPush'], isTrue),
    ),
};
