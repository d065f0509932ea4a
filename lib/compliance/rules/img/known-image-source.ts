import { deploymentOf } from '../../deployment';
import { gatewaysOf } from '../../gateways';
import { referencesIn, textOf } from '../../intrinsics';
import { at, outcomeOf } from '../../judge';
import { UNKNOWN } from '../../reading';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const knownImageSource: Rule = {
  id: 'OpenClaw-IMG3',
  severity: 'warning',
  sentence: 'An OpenClaw gateway runs an image of somebody else.',
  why: 'Images named like OpenClaw are easy to publish, and one with a back door starts as well as the real one.',
  fix: "Take OpenClaw's own image, or a copy of it in your ECR.",
  example: "ecs.ContainerImage.fromEcrRepository(repository, 'sha256:…')",
  judge: (template, deployment) => {
    const all = deploymentOf(template, deployment);
    const isRepository = (id: string) => all.follow(template, { Ref: id })?.resource.type === 'AWS::ECR::Repository';
    return gatewaysOf(template).map(gateway => {
      const foreign = gateway.read('Image').filter(image => ![...referencesIn(image)].some(isRepository));
      return { ...at(gateway, ['Image']), outcome: outcomeOf(foreign.map(sourceOf), isKnown) };
    });
  },
};

/** The image as it is written, if that tells where it comes from. */
function sourceOf(image: unknown): unknown {
  const text = textOf(image);
  return text === undefined || /^\$\{[^}]*\}(?!\.dkr\.ecr)/.test(text) ? UNKNOWN : text;
}

function isKnown(image: unknown): boolean {
  return /^(?:(?:ghcr|docker)\.io\/)?openclaw\/openclaw[:@]|^[^/]+\.dkr\.ecr[.-][^/]+\//.test(plainText(image));
}
