import { substitute } from '../../lib/compliance/substitution';

/** Resources by their logical ids. */
export interface Resources {
  readonly [logicalId: string]: unknown;
}

/** So many copies of resources that refer to each other, each copy to its own. */
export function copiesOf(resources: Resources, copies: number): Resources {
  return Object.assign({}, ...Array.from({ length: copies }, (_, index) => renamed(resources, `Copy${index}`)));
}

/** Resources under other ids, with their references among each other. */
function renamed(resources: Resources, suffix: string): Resources {
  const nameOf = (id: unknown) => (Object.hasOwn(resources, String(id)) ? `${id}${suffix}` : id);
  const reference = (value: { Ref?: unknown; 'Fn::GetAtt'?: unknown[] }) => {
    const { Ref: id, 'Fn::GetAtt': [head, ...rest] = [] } = value;
    return id === undefined ? { 'Fn::GetAtt': [nameOf(head), ...rest] } : { Ref: nameOf(id) };
  };
  const copy = substitute(resources, { reference, text: text => text }) as Resources;
  return Object.fromEntries(Object.entries(copy).map(([id, resource]) => [`${id}${suffix}`, resource]));
}
