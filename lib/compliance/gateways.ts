import { elements, read, UNKNOWN } from './reading';
import { asRecord, Template, TemplateResource } from './template';

/** A container of a task definition. */
export interface Container {
  readonly task: TemplateResource;
  readonly index: number;
  readonly name: string;
  readonly definition: { [key: string]: unknown };
  /** The path of one of its properties below those of the task definition. */
  path(...parts: (string | number)[]): (string | number)[];
}

/** All containers of a template's task definitions that can be told. */
export function containersOf(template: Template): Container[] {
  return template.ofType('AWS::ECS::TaskDefinition').flatMap(task =>
    elements(asRecord(task.properties)['ContainerDefinitions'], template.parameters).flatMap((alternatives, index) =>
      alternatives
        .filter(definition => definition !== UNKNOWN && definition !== undefined)
        .map(definition => ({
          task,
          index,
          name: String(asRecord(definition)['Name'] ?? index),
          definition: asRecord(definition),
          path: (...parts: (string | number)[]) => ['ContainerDefinitions', index, ...parts],
        })),
    ),
  );
}

/** The containers that run OpenClaw: their image, a variable or a secret of theirs names it. */
export function gatewaysOf(template: Template): Container[] {
  return containersOf(template).filter(({ definition }) => {
    const names = ['Environment', 'Secrets'].flatMap(list =>
      elements(definition[list], template.parameters).flatMap(alternatives =>
        alternatives.map(entry => asRecord(entry)['Name']),
      ),
    );
    const [image] = read(definition['Image'], []);
    return (
      names.some(name => /^OPENCLAW_(STATE_DIR|CONFIG_PATH|GATEWAY_TOKEN)$/.test(String(name))) ||
      /(^|\/)openclaw[:@]/.test(String(image))
    );
  });
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
