import { substitute } from '../lib/compliance/substitution';
import { Resources } from '../test/compliance/copies';

/** The most tenants that a load balancer takes. */
const TENANTS_OF_A_CELL = 85;

/** The resources that a tenant has for itself, by the beginning of their logical ids; a cell has all others. */
const OF_A_TENANT = /^(?:Gateway|IngressRoute|LogsGateway|Provider|Secret|StateAccessPoint|Token)/;

interface Source {
  readonly Parameters?: { readonly [name: string]: object };
  readonly Resources: Resources;
}

/** A deployment of so many tenants in full cells, whose stacks know each other by Parameter Store alone. */
export function cellsOf(example: Resources, tenants: number): { name: string; source: Source }[] {
  return Array.from({ length: Math.ceil(tenants / TENANTS_OF_A_CELL) }, (_, index) => {
    const count = Math.min(TENANTS_OF_A_CELL, tenants - index * TENANTS_OF_A_CELL);
    return cellOf(example, `cell-${index + 1}`, count);
  }).flat();
}

function cellOf(example: Resources, cell: string, tenants: number): { name: string; source: Source }[] {
  const entries = Object.entries(example);
  const own = Object.fromEntries(entries.filter(([id]) => OF_A_TENANT.test(id)));
  const shared = Object.fromEntries(entries.filter(([id]) => !OF_A_TENANT.test(id)));
  const values = new Map<string, object>();
  const Resources = replaced(own, reference => {
    if (!Object.hasOwn(shared, idOf(reference))) return reference;
    const name = JSON.stringify(reference).replace(/\W/g, '');
    values.set(name, reference);
    return { Ref: name };
  });
  const tenant = JSON.stringify({ Parameters: Object.fromEntries([...values.keys()].map(importIn(cell))), Resources });
  const parameters = Object.fromEntries([...values].map(publishIn(cell)));
  // Nothing of a cell may hang on one of its tenants.
  const others = replaced(shared, reference => (Object.hasOwn(own, idOf(reference)) ? 'of-a-tenant' : reference));
  return [
    { name: cell, source: { Resources: { ...others, ...parameters } } },
    ...Array.from({ length: tenants }, (_, index) => {
      const name = `${cell}-tenant-${index + 1}`;
      return { name, source: JSON.parse(tenant.replaceAll('/tenants/support', `/tenants/${name}`)) };
    }),
  ];
}

function replaced(resources: Resources, reference: (value: object) => unknown): Resources {
  return substitute(resources, { reference, text: text => text }) as Resources;
}

function idOf(reference: { Ref?: string; 'Fn::GetAtt'?: string[] }): string {
  return reference.Ref ?? reference['Fn::GetAtt']?.[0] ?? '';
}

function importIn(cell: string) {
  return (name: string) => [name, { Type: 'AWS::SSM::Parameter::Value<String>', Default: `/${cell}/${name}` }] as const;
}

function publishIn(cell: string) {
  return ([name, value]: readonly [string, object]) =>
    [
      `Published${name}`,
      { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Name: `/${cell}/${name}`, Value: value } },
    ] as const;
}
