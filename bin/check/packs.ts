import { AssessmentOptions, Finding } from '../../lib/compliance/assessment';
import { Template } from '../../lib/compliance/template';
import { NAG_PACKS } from '../checks';
import { NagPackName } from '../deployment/checks-schema';
import { nagFindings } from './nag-findings';
import { TemplateProblem } from './parsed-template';

/** The name of a rule pack. */
export type PackName = 'openclaw' | NagPackName;

/** The names of the rule packs. */
export const PACK_NAMES: readonly PackName[] = ['openclaw', ...(Object.keys(NAG_PACKS) as NagPackName[])];

/** Whether a text names a rule pack. */
export function isPackName(name: string): name is PackName {
  return (PACK_NAMES as readonly string[]).includes(name);
}

/** What a pack of cdk-nag finds in a template; nothing for our own, which judges all templates together. */
export function packFindings(
  pack: PackName,
  { file, template, data }: { readonly file: string; readonly template: Template; readonly data: unknown },
  options: Omit<AssessmentOptions, 'rules'>,
): Finding[] {
  if (pack === 'openclaw') return [];
  try {
    return nagFindings(NAG_PACKS[pack](), template, data, options);
  } catch (error) {
    throw new TemplateProblem(
      `${file}:1:1: ${pack} cannot judge it, because the CDK cannot read it back: ${(error as Error).message}`,
    );
  }
}
