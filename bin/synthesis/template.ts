/** A CloudFormation template, as far as the commands look at it. */
export interface Template {
  readonly Parameters?: { readonly [id: string]: { readonly Type: string; readonly Default?: unknown } };
  readonly Resources: { readonly [id: string]: TemplateResource };
}

/** A resource of a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
}

/** What a stack is in its cell; `single` is cell and tenant in one, `removed` keeps the state of a tenant that left. */
export type StackPart = 'single' | 'lists' | 'cell' | 'tenant' | 'removed';

/** The template of one stack of a deployment. */
export interface SynthesizedTemplate {
  readonly cell: string;
  readonly part: StackPart;
  /** The tenant that a stack is about; none for what all tenants of a cell share. */
  readonly tenant?: string;
  readonly stackName: string;
  readonly template: Template;
}

/** The templates of each cell, in the order in which the cells first come. */
export function byCell(templates: readonly SynthesizedTemplate[]): Map<string, SynthesizedTemplate[]> {
  const cells = new Map<string, SynthesizedTemplate[]>();
  for (const template of templates) {
    const own = cells.get(template.cell);
    if (own === undefined) cells.set(template.cell, [template]);
    else own.push(template);
  }
  return cells;
}

/** The resources of a type, or of several. */
export function resourcesOf(template: Template, ...types: string[]): TemplateResource[] {
  return Object.values(template.Resources).filter(({ Type }) => types.includes(Type));
}

/** How many entries a list of a template has; one where a function makes the list. */
export function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 1;
}
