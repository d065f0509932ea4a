import * as fs from 'node:fs';
import * as path from 'node:path';
import { JsonSchema, jsonSchema, renderSchema } from '../../bin/deployment/schema-guide';

function undescribed(schema: JsonSchema, name: string): string[] {
  const missing = schema.description === undefined && schema.oneOf === undefined ? [name] : [];
  const properties = Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
    undescribed(value, `${name}.${key}`),
  );
  const variants = (schema.oneOf ?? []).flatMap(({ properties: keys = {} }) =>
    Object.entries(keys).flatMap(([key, value]) => undescribed(value, `${name}.${key}`)),
  );
  return [...missing, ...properties, ...variants, ...(schema.items ? undescribed(schema.items, `${name}[]`) : [])];
}

test('deployment.schema.json is what `npm run schema` writes', () => {
  const file = path.join(__dirname, '..', '..', 'deployment.schema.json');
  expect(fs.readFileSync(file, 'utf8')).toBe(renderSchema());
});

test('every field has a description for editors', () => {
  expect(undescribed(jsonSchema(), 'deployment')).toEqual([]);
});

test('editors check what is a regular expression', () => {
  expect(jsonSchema().properties?.['name']).toMatchObject({ pattern: '^[A-Za-z][A-Za-z0-9-]{0,59}$' });
});
