import { asRecord } from './template';
import { joined, split } from './text-lists';

/** What to put in place of what is found in a value; each gives back what it was given to leave it as it is. */
export interface Substitutes {
  /** For `{ Ref }` and `{ Fn::GetAtt }`. */
  readonly reference: (value: object) => unknown;
  /** For a text outside of all functions but `Fn::Join`. */
  readonly text: (value: string) => unknown;
}

/** No real template nests values more deeply. */
const DEEPEST = 200;

/**
 * A value with something else in place of some of its references.
 *
 * What did not change is the same object, and what stands at two places, as an alias in YAML does, is changed once.
 * Functions that take a text apart or put it together are worked out where a part of it changed.
 */
export function substitute(value: unknown, substitutes: Substitutes): unknown {
  const done = new Map<object, unknown>();
  const visit = (current: unknown, depth: number): unknown => {
    if (typeof current === 'string') return substitutes.text(current);
    if (typeof current !== 'object' || current === null || depth > DEEPEST) return current;
    if (!done.has(current))
      done.set(
        current,
        change(current, child => visit(child, depth + 1), substitutes),
      );
    return done.get(current);
  };
  return visit(value, 0);
}

type Visit = (child: unknown) => unknown;

function change(value: object, visit: Visit, { reference }: Substitutes): unknown {
  if (Array.isArray(value)) return changeList(value, visit);
  const [key = '', ...others] = Object.keys(value);
  if (others.length > 0) return changeEntries(value, visit);
  if (key === 'Ref' || key === 'Fn::GetAtt') return reference(value);
  if (key === 'Fn::Sub') return changeSubstitution(value, visit);
  const changed = changeEntries(value, visit);
  return changed === value ? value : workOut(key, asRecord(changed)[key], changed);
}

function changeList(list: unknown[], visit: Visit): unknown[] {
  const changed = list.map(visit);
  return changed.every((element, index) => element === list[index]) ? list : changed;
}

function changeEntries(value: object, visit: Visit): object {
  const entries = Object.entries(value).map(([key, child]) => [key, child, visit(child)] as const);
  if (entries.every(([, before, after]) => before === after)) return value;
  return Object.fromEntries(entries.map(([key, , after]) => [key, after]));
}

const VARIABLE = /\$\{([^{}]*)\}/;

/** `Fn::Sub` as the texts and references that it is put together from, when one of these changes. */
function changeSubstitution(value: object, visit: Visit): unknown {
  const { 'Fn::Sub': argument } = asRecord(value);
  const [text, variables] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string') return value;
  const parts = text.split(VARIABLE).map((part, index) => (index % 2 === 0 ? part : inserted(part, variables)));
  const changed = parts.map(visit);
  return changed.every((part, index) => part === parts[index]) ? value : joined('', changed);
}

function inserted(name: string, variables: unknown): unknown {
  if (name.startsWith('!')) return `\${${name.slice(1)}}`;
  if (Object.hasOwn(asRecord(variables), name)) return asRecord(variables)[name];
  const [id, ...attribute] = name.split('.');
  return attribute.length === 0 ? { Ref: id } : { 'Fn::GetAtt': [id, attribute.join('.')] };
}

function workOut(key: string, argument: unknown, otherwise: unknown): unknown {
  const [first, second] = Array.isArray(argument) ? argument : [];
  if (key === 'Fn::Join' && typeof first === 'string' && Array.isArray(second)) return joined(first, second);
  if (key === 'Fn::Split' && typeof first === 'string') return split(first, second) ?? otherwise;
  if (key === 'Fn::Select' && Array.isArray(second)) return second[Number(first)] ?? otherwise;
  return otherwise;
}
