import { Deployment } from '../deployment/deployment';
import { locateError } from '../deployment/locate-error';
import { synthesizeTemplates } from '../synthesis/synthesize-templates';
import { SynthesizedTemplate } from '../synthesis/template';

/** Reports on the templates of a deployment, or tells what of its file no template can be made of. */
export function reportOnTemplates<Report>(
  deployment: Deployment,
  report: (templates: SynthesizedTemplate[], file: Deployment['file']) => Report,
): Report | { readonly problems: string[] } {
  let templates: SynthesizedTemplate[];
  try {
    templates = synthesizeTemplates(deployment);
  } catch (error) {
    return { problems: locateError(deployment, error) };
  }
  return report(templates, deployment.file);
}
