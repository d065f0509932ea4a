import * as fs from 'node:fs';
import * as path from 'node:path';
import { JsonSchema, jsonSchema, renderSchema } from '../../bin/deployment/schema-guide';

function undescribed(schema: JsonSchema, name: string): string[] {
  const missing =
    schema.description === undefined && schema.oneOf === undefined && schema.anyOf === undefined ? [name] : [];
  const properties = Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
    undescribed(value, `${name}.${key}`),
  );
  const variants = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(({ properties: keys = {} }) =>
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
  for (const variant of jsonSchema().anyOf ?? []) {
    expect(variant.properties?.['name']).toMatchObject({ pattern: '^[A-Za-z][A-Za-z0-9-]{0,59}$' });
  }
});

test('editors know the topologies, each in the variant whose sections it has', () => {
  const topologies = jsonSchema().anyOf?.map(({ properties = {} }) => {
    const { const: only, enum: several } = properties['topology'] ?? {};
    return { topologies: several ?? [only], tenant: 'tenant' in properties, tenants: 'tenants' in properties };
  });
  expect(topologies).toEqual([
    { topologies: ['single-tenant'], tenant: true, tenants: false },
    { topologies: ['multi-tenant', 'hybrid'], tenant: false, tenants: true },
  ]);
});
