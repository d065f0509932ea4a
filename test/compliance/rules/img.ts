import { immutableTags } from '../../../lib/compliance/rules/img/immutable-tags';
import { knownImageSource } from '../../../lib/compliance/rules/img/known-image-source';
import { noStrayChannelVariables } from '../../../lib/compliance/rules/img/no-stray-channel-variables';
import { openclawVersionFloor } from '../../../lib/compliance/rules/img/openclaw-version-floor';
import { pinnedImage } from '../../../lib/compliance/rules/img/pinned-image';
import { scannedImages } from '../../../lib/compliance/rules/img/scanned-images';
import { cases, hardened, RuleCase, set, UNTOLD } from '../rule-cases';

const HASH = '0a5ff5e682e62afa19149df126aa50063bf65ef885b5c94713ce32dc0eb12e15';
const ASSETS = 'cdk-hnb659fds-container-assets';

/** The hardened deployment with another image in the gateway. */
function image(value: unknown): RuleCase {
  return hardened(set('Task', 'ContainerDefinitions.0.Image', value));
}

/** An image as the CDK names what it builds, with `${…}` for what the deployment inserts. */
function asset(account: string, tag: string) {
  return { 'Fn::Sub': `${account}.dkr.ecr.eu-central-1.\${AWS::URLSuffix}/${ASSETS}-${account}-eu-central-1:${tag}` };
}

/** The hardened deployment with another text of the configuration. */
function config(value: unknown): RuleCase {
  return hardened(set('Task', 'ContainerDefinitions.2.Environment.0.Value', value));
}

cases(pinnedImage, {
  compliant: [image(asset('123456789012', HASH)), image(asset(`\${AWS::AccountId}`, HASH))],
  nonCompliant: [
    image('ghcr.io/openclaw/openclaw:latest'),
    image('ghcr.io/openclaw/openclaw:2026.9.6'),
    image(asset('123456789012', 'latest')),
    hardened(set('Task', 'ContainerDefinitions.1.Image', 'nginx:1.29')),
    image({ 'Fn::If': ['Chosen', 'openclaw/openclaw:main', `openclaw/openclaw@sha256:${HASH}`] }),
  ],
  undecidable: [image(UNTOLD), image({ 'Fn::Sub': `openclaw/openclaw:\${AtDeployment}` })],
});

cases(openclawVersionFloor, {
  compliant: image('openclaw/openclaw:2026.7.1-slim'),
  nonCompliant: [image('ghcr.io/openclaw/openclaw:2026.6.8'), image('openclaw/openclaw:2025.12.1')],
  notApplicable: [image(asset('123456789012', HASH)), image('registry.example.com/assistant:1.0.0')],
  undecidable: [image(`ghcr.io/openclaw/openclaw@sha256:${HASH}`), image(UNTOLD)],
});

cases(knownImageSource, {
  compliant: [
    image('openclaw/openclaw:2026.9.6'),
    image({ 'Fn::Sub': `\${Repository.RepositoryUri}:2026.9.6` }),
    image(asset(`\${AWS::AccountId}`, HASH)),
  ],
  nonCompliant: [
    image('docker.io/someone/openclaw:2026.9.6'),
    image('openclaw:2026.9.6'),
    image('evil.example/x.dkr.ecr.eu/openclaw:2026.9.6'),
  ],
  undecidable: [image(UNTOLD), image({ 'Fn::Sub': `\${AtDeployment}/openclaw:2026.9.6` })],
});

cases(noStrayChannelVariables, {
  nonCompliant: [
    config('{"channels":{"discord":{}}}'),
    hardened(set('Task', 'ContainerDefinitions.0.Environment.7', { Name: 'TELEGRAM_BOT_TOKEN', Value: '' })),
  ],
  notApplicable: hardened(set('Task', 'ContainerDefinitions.2.Environment.0.Name', 'OTHER')),
  undecidable: [config(UNTOLD), config('not JSON')],
});

cases(immutableTags, {
  compliant: hardened(set('Repository', 'ImageTagMutability', 'IMMUTABLE_WITH_EXCLUSION')),
  nonCompliant: [
    hardened(set('Repository', 'ImageTagMutability', 'MUTABLE')),
    hardened(set('Repository', 'ImageTagMutability')),
  ],
  undecidable: hardened(set('Repository', 'ImageTagMutability', UNTOLD)),
});

cases(scannedImages, {
  nonCompliant: hardened(set('Repository', 'ImageScanningConfiguration')),
  undecidable: hardened(set('Repository', 'ImageScanningConfiguration.ScanOnPush', UNTOLD)),
});
