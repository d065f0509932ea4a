import { grouped } from './grouped';
import { createPlace, Place } from './place';
import { Parameters, Reading, read } from './reading';
import { StackEnvironment } from './stack-environment';

/** A resource of a template. */
export interface TemplateResource extends Place {
  readonly type: string;
  readonly properties: unknown;
  /** The path of its construct, where the template came from a CDK app that tells. */
  readonly constructPath?: string;
  /** Every value of what stands beside the properties, such as `DeletionPolicy`. */
  attribute(name: string): Reading;
}

/** What is known about a template beside what stands in it. */
export interface TemplateOptions {
  /** What tells it apart from the others of a deployment; its name unless another has the same. */
  readonly key?: string;
  readonly environment?: StackEnvironment;
}

/** A CloudFormation template as rules read it; it never throws, whatever the template holds. */
export class Template {
  /** What tells it apart from the others of a deployment. */
  readonly key: string;
  readonly environment: StackEnvironment;
  readonly resources: TemplateResource[];
  readonly parameters: Parameters;

  /** Whether macros may add or change resources that nothing here shows. */
  readonly hasMacros: boolean;

  private byId?: ReadonlyMap<string, TemplateResource>;
  private byType?: ReadonlyMap<string, readonly TemplateResource[]>;

  constructor(
    readonly name: string,
    readonly source: unknown,
    { key = name, environment = {} }: TemplateOptions = {},
  ) {
    this.key = key;
    this.environment = environment;
    const { Resources, Parameters: parameters, Transform } = asRecord(source);
    this.parameters = asRecord(parameters) as Parameters;
    this.hasMacros = Transform !== undefined || Object.keys(asRecord(Resources)).some(id => id.startsWith('Fn::'));
    this.resources = Object.entries(asRecord(Resources)).flatMap(([logicalId, resource]) => {
      const { Type: type, Properties: properties, Metadata: metadata } = asRecord(resource);
      if (typeof type !== 'string') return [];
      const path = asRecord(metadata)['aws:cdk:path'];
      const constructPath = typeof path === 'string' ? path : undefined;
      const attribute = (name: string) => read(resource, [name], this.parameters);
      const place = createPlace(logicalId, properties, this.parameters);
      return [{ ...place, type, properties, constructPath, attribute }];
    });
  }

  /** The resources of one of the types. */
  ofType(...types: string[]): readonly TemplateResource[] {
    const [type, ...others] = types;
    if (others.length > 0) return this.resources.filter(resource => types.includes(resource.type));
    this.byType ??= grouped(this.resources, resource => [resource.type]);
    return this.byType.get(type ?? '') ?? [];
  }

  find(logicalId: string): TemplateResource | undefined {
    this.byId ??= new Map(this.resources.map(resource => [resource.logicalId, resource]));
    return this.byId.get(logicalId);
  }
}

export function asRecord(value: unknown): { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { [key: string]: unknown })
    : {};
}
