import { z } from 'zod';
import { cellsSchema } from './cells-schema';
import { FieldPath } from './problem';
import { deploymentSchema } from './schema';
import { fileSchemaOf } from './topology';

/** The parts of JSON Schema that the deployment schema uses. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: { [key: string]: JsonSchema };
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly oneOf?: JsonSchema[];
  readonly anyOf?: JsonSchema[];
  readonly const?: unknown;
  readonly enum?: unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** The deployment file's JSON Schema, for editors: one variant for each kind of topology. */
export function jsonSchema(): JsonSchema {
  const anyOf = [deploymentSchema, cellsSchema].map(toJsonSchema);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'openclaw-cdk deployment', anyOf };
}

/** The text of `deployment.schema.json`, which `npm run schema` writes. */
export function renderSchema(): string {
  return `${JSON.stringify(jsonSchema(), undefined, 2)}\n`;
}

/** The schema of a field; a variant is chosen by the `kind` or `tier` in the data. */
export function schemaAt(path: FieldPath, data: unknown): JsonSchema | undefined {
  let schema: JsonSchema | undefined = variant(guideOf(data), data);
  let value = data;
  for (const part of path) {
    value = child(value, part);
    const next: JsonSchema | undefined = typeof part === 'number' ? schema?.items : schema?.properties?.[part];
    schema = next === undefined ? undefined : variant(next, value);
  }
  return schema;
}

const guides = new Map<z.ZodType, JsonSchema>();

/** The schema that a file is judged by; it is made once, as a file may have many mistakes. */
function guideOf(data: unknown): JsonSchema {
  const schema = fileSchemaOf(data);
  const guide = guides.get(schema) ?? toJsonSchema(schema);
  guides.set(schema, guide);
  return guide;
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as JsonSchema;
  return rest;
}

/** The value of a field. */
export function valueAt(path: FieldPath, data: unknown): unknown {
  return path.reduce<unknown>(child, data);
}

function child(value: unknown, part: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as { [key: string | number]: unknown })[part] : undefined;
}

/** The keys that tell variants apart. */
const DISCRIMINATORS = ['kind', 'tier'];

function variant(schema: JsonSchema, data: unknown): JsonSchema {
  const chosen = schema.oneOf?.find(({ properties = {} }) =>
    DISCRIMINATORS.some(key => properties[key] !== undefined && properties[key].const === child(data, key)),
  );
  return chosen === undefined ? schema : { ...chosen, description: schema.description ?? chosen.description };
}
