import { z } from 'zod';
import { FieldPath } from './problem';
import { deploymentSchema } from './schema';

/** The parts of JSON Schema that the deployment schema uses. */
export interface JsonSchema {
  readonly description?: string;
  readonly properties?: { [key: string]: JsonSchema };
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly oneOf?: JsonSchema[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** The deployment file's JSON Schema, for editors. */
export function jsonSchema(): JsonSchema {
  return z.toJSONSchema(deploymentSchema, { io: 'input', reused: 'inline' }) as JsonSchema;
}

/** The text of `deployment.schema.json`, which `npm run schema` writes. */
export function renderSchema(): string {
  return `${JSON.stringify(jsonSchema(), undefined, 2)}\n`;
}

/** The schema of a field; a variant is chosen by the `kind` or `tier` in the data. */
export function schemaAt(path: FieldPath, data: unknown): JsonSchema | undefined {
  let schema: JsonSchema | undefined = variant(jsonSchema(), data);
  let value = data;
  for (const part of path) {
    value = child(value, part);
    const next: JsonSchema | undefined = typeof part === 'number' ? schema?.items : schema?.properties?.[part];
    schema = next === undefined ? undefined : variant(next, value);
  }
  return schema;
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
