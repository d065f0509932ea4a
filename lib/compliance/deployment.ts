import { once } from './once';
import { referenceOf } from './reading';
import { Template, TemplateResource } from './template';

/** A resource and the template that it stands in. */
export interface Located {
  readonly template: Template;
  readonly resource: TemplateResource;
}

/** Templates that are judged together, each once; what is found out about all of them is kept by it. */
export class Deployment {
  readonly templates: readonly Template[];
  private readonly members: ReadonlySet<Template>;
  private readonly byKey: ReadonlyMap<string, Template>;

  constructor(templates: readonly Template[]) {
    this.members = new Set(templates);
    this.templates = [...this.members];
    this.byKey = new Map(this.templates.map(template => [template.key, template]));
  }

  has(template: Template): boolean {
    return this.members.has(template);
  }

  /** The resource that a value in a template leads to, in whichever template of the deployment it stands. */
  follow(template: Template, value: unknown): Located | undefined {
    const id = referenceOf(value);
    const resource = id === undefined ? undefined : template.find(id);
    return resource === undefined ? this.find(id) : { template, resource };
  }

  /** The resource of some template that an identity stands for. */
  find(identity: string | undefined): Located | undefined {
    const end = identity?.lastIndexOf('#') ?? -1;
    const template = this.byKey.get(identity?.slice(0, Math.max(end, 0)) ?? '');
    const resource = template?.find(identity?.slice(end + 1) ?? '');
    return template === undefined || resource === undefined ? undefined : { template, resource };
  }
}

const deployments = once((templates: readonly Template[]) => new Deployment(templates));
const alone = once((template: Template) => new Deployment([template]));

/** The deployment of a template: the templates that it is judged with, and itself. */
export function deploymentOf(template: Template, templates: readonly Template[]): Deployment {
  if (templates.every(other => other === template)) return alone(template);
  const deployment = deployments(templates);
  return deployment.has(template) ? deployment : new Deployment([...templates, template]);
}
