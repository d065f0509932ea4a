import { gatewayTasksOf } from '../../gateways';
import { textOf } from '../../intrinsics';
import { at, outcomeOf } from '../../judge';
import { UNKNOWN } from '../../reading';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const pinnedImage: Rule = {
  id: 'OpenClaw-IMG1',
  severity: 'error',
  sentence: 'A container in the task of an OpenClaw gateway runs an image that can change.',
  why: 'Whoever may push the tag decides what runs beside the token at the next start; nobody reviews it.',
  fix: 'Name the image by digest, or let the CDK build it as an asset.',
  example: "ecs.ContainerImage.fromRegistry('ghcr.io/openclaw/openclaw:2026.9.6@sha256:…')",
  judge: template =>
    gatewayTasksOf(template).flatMap(({ containers }) =>
      containers.map(container => {
        const texts = container.read('Image').map(image => textOf(image) ?? image);
        const images = texts.map(text => (/\$\{[^}]{0,255}\}$/.test(plainText(text)) ? UNKNOWN : text));
        return { ...at(container, ['Image']), outcome: outcomeOf(images, isPinned) };
      }),
    ),
};

/** By digest, or by the hash of what the CDK builds it from. */
function isPinned(image: unknown): boolean {
  return /@sha256:[0-9a-f]{64}$|-container-assets-\S{0,255}:[0-9a-f]{64}$/.test(plainText(image));
}
