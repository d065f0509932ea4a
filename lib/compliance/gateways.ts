import { grouped } from './grouped';
import { textOf } from './intrinsics';
import { once } from './once';
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

/** All containers of a template's task definitions; of one that cannot be told, nothing is known. */
export const containersOf = once((template: Template): readonly Container[] =>
  template.ofType('AWS::ECS::TaskDefinition').flatMap(task =>
    task.parts('ContainerDefinitions').map(place => {
      const definition = asRecord(place.value);
      const index = Number(place.path().at(-1));
      const name = plainText(definition['Name'] ?? index);
      return { ...place, task, index, name, subject: name, definition };
    }),
  ),
);

/** The containers that run OpenClaw: their image, a variable or a secret of theirs names it. */
export const gatewaysOf = once((template: Template): readonly Container[] =>
  containersOf(template).filter(runsOpenClawItself),
);

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

/** A task definition in which OpenClaw runs, and all its containers. */
export interface GatewayTask {
  readonly task: TemplateResource;
  readonly containers: readonly Container[];
}

/** The task definitions in which OpenClaw runs. */
export const gatewayTasksOf = once((template: Template): readonly GatewayTask[] => {
  const containers = grouped(containersOf(template), ({ task }) => [task]);
  const tasks = new Set(gatewaysOf(template).map(({ task }) => task));
  return [...tasks].map(task => ({ task, containers: containers.get(task) ?? [] }));
});

/** A rendered `openclaw.json` in a template, where it stands, and what it says when that is a literal. */
export interface RenderedConfig {
  readonly container: Container;
  readonly place: (string | number)[];
  readonly config?: { [key: string]: unknown };
}

/** Every `openclaw.json` that a template hands to a container by an environment variable. */
export const configsOf = once((template: Template): readonly RenderedConfig[] =>
  containersOf(template).flatMap(container =>
    elements(container.definition['Environment'], template.parameters).flatMap((alternatives, index) =>
      alternatives.flatMap(entry => {
        if (asRecord(entry)['Name'] !== 'OPENCLAW_CONFIG') return [];
        const place = container.path('Environment', index, 'Value');
        return read(entry, ['Value'], template.parameters).map(value => ({ container, place, config: parse(value) }));
      }),
    ),
  ),
);

const configsByTask = once((template: Template) => grouped(configsOf(template), ({ container }) => [container.task]));

/** Every `openclaw.json` that a template hands to a container of a task. */
export function configsOfTask(template: Template, task: TemplateResource): readonly RenderedConfig[] {
  return configsByTask(template).get(task) ?? [];
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
export const runsOpenClaw = once((deployment: readonly Template[]) =>
  deployment.some(template => gatewaysOf(template).length > 0),
);

/** A judgement of what is deployed beside OpenClaw; elsewhere it has nothing to say. */
export function besideOpenClaw(judge: Rule['judge']): Rule['judge'] {
  return (template, deployment) => (runsOpenClaw(deployment) ? judge(template, deployment) : []);
}
