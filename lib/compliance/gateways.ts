import { textOf } from './intrinsics';
import { Place } from './place';
import { elements, read } from './reading';
import { Rule } from './rule';
import { plainText } from './scalars';
import { asRecord, Template, TemplateResource } from './template';

/** A container of a task definition. */
export interface Container extends Place {
  readonly task: TemplateResource;
  readonly index: number;
  readonly name: string;
  readonly definition: { [key: string]: unknown };
}

// Most rules ask for the same, and a template does not change.
const containers = new WeakMap<Template, Container[]>();
const gateways = new WeakMap<Template, Container[]>();

/** All containers of a template's task definitions; of one that cannot be told, nothing is known. */
export function containersOf(template: Template): Container[] {
  const found = containers.get(template) ?? findContainers(template);
  containers.set(template, found);
  return found;
}

/** The containers that run OpenClaw: their image, a variable or a secret of theirs names it. */
export function gatewaysOf(template: Template): Container[] {
  const found = gateways.get(template) ?? containersOf(template).filter(runsOpenClawItself);
  gateways.set(template, found);
  return found;
}

function findContainers(template: Template): Container[] {
  return template.ofType('AWS::ECS::TaskDefinition').flatMap(task =>
    task.parts('ContainerDefinitions').map(place => {
      const definition = asRecord(place.value);
      const index = Number(place.path().at(-1));
      const name = plainText(definition['Name'] ?? index);
      return { ...place, task, index, name, subject: name, definition };
    }),
  );
}

function runsOpenClawItself(container: Container): boolean {
  const names = ['Environment', 'Secrets'].flatMap(list =>
    container.parts(list).flatMap(entry => entry.read('Name').map(plainText)),
  );
  const isGateway = names.some(name => /^OPENCLAW_(STATE_DIR|GATEWAY_TOKEN)$/.test(name));
  // What is handed the text of the configuration writes it, for another container to run with.
  const isConfigured = names.includes('OPENCLAW_CONFIG_PATH') && !names.includes('OPENCLAW_CONFIG');
  const isImage = container.read('Image').some(value => /(^|\/)openclaw[:@]/.test(textOf(value) ?? ''));
  return isGateway || isConfigured || isImage;
}

/** The task definitions in which OpenClaw runs, and all their containers. */
export function gatewayTasksOf(template: Template): { task: TemplateResource; containers: Container[] }[] {
  const tasks = new Set(gatewaysOf(template).map(({ task }) => task));
  return [...tasks].map(task => ({
    task,
    containers: containersOf(template).filter(container => container.task === task),
  }));
}

/** A rendered `openclaw.json` in a template, where it stands, and what it says when that is a literal. */
export interface RenderedConfig {
  readonly container: Container;
  readonly place: (string | number)[];
  readonly config?: { [key: string]: unknown };
}

/** Every `openclaw.json` that a template hands to a container by an environment variable. */
export function configsOf(template: Template): RenderedConfig[] {
  return containersOf(template).flatMap(container =>
    elements(container.definition['Environment'], template.parameters).flatMap((alternatives, index) =>
      alternatives.flatMap(entry => {
        if (asRecord(entry)['Name'] !== 'OPENCLAW_CONFIG') return [];
        const place = container.path('Environment', index, 'Value');
        return read(entry, ['Value'], template.parameters).map(value => ({ container, place, config: parse(value) }));
      }),
    ),
  );
}

function parse(text: unknown): { [key: string]: unknown } | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Whether OpenClaw runs anywhere in a deployment; what is deployed beside it is then held to the baseline too. */
export function runsOpenClaw(deployment: readonly Template[]): boolean {
  return deployment.some(template => gatewaysOf(template).length > 0);
}

/** A judgement of what is deployed beside OpenClaw; elsewhere it has nothing to say. */
export function besideOpenClaw(judge: Rule['judge']): Rule['judge'] {
  return (template, deployment) => (runsOpenClaw(deployment) ? judge(template, deployment) : []);
}
