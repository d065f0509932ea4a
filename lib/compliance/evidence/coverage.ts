import { referenceOf } from '../reading';
import { asRecord, Template } from '../template';
import { matches } from './policies';
import { textOf } from './text-of';

/** How sure it is that a policy is about a piece of data. */
export type Coverage = 'yes' | 'maybe' | 'no';

/** What a list of resources in a policy covers, worked out once for all data. */
export interface Covered {
  /** How it covers data that it names no other way, by the service; `*` stands for every service. */
  readonly services: ReadonlyMap<string, Coverage>;
  /** The resources that it names, of the template by their logical ids and of others by their identities. */
  readonly resources: ReadonlySet<string>;
}

/** Reads the resources of a statement; a statement of a policy that stands at the data itself has none, and covers it. */
export function coveredBy(resources: readonly unknown[], template: Template): Covered {
  const services = new Map<string, Coverage>();
  const named = new Set<string>();
  for (const resource of resources) {
    const ids = referencesIn(resource).filter(id => id.includes('#') || template.find(id) !== undefined);
    for (const id of ids) named.add(id);
    const [service, coverage] = ids.length > 0 ? ['', 'no' as const] : patternOf(resource);
    if (services.get(service) !== 'yes') services.set(service, coverage);
  }
  if (resources.length === 0) services.set('*', 'yes');
  return { services, resources: named };
}

/** Whether what a statement covers includes a piece of data. */
export function coverageOf({ services, resources }: Covered, logicalId: string, service: string): Coverage {
  const found = [services.get('*'), ...[...services].filter(([name]) => matches(name, service)).map(([, how]) => how)];
  if (resources.has(logicalId) || found.includes('yes')) return 'yes';
  return found.includes('maybe') ? 'maybe' : 'no';
}

/** The logical ids that an expression holds, at any depth. */
export function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = referenceOf(value);
  if (own !== undefined) return [own];
  return [...namesIn(asRecord(value)['Fn::Sub']), ...Object.values(value).flatMap(referencesIn)];
}

function namesIn(argument: unknown): string[] {
  const text = Array.isArray(argument) ? argument[0] : argument;
  return typeof text === 'string' ? [...text.matchAll(/\$\{([^{}.!]+)/g)].map(([, name = '']) => name) : [];
}

function patternOf(resource: unknown): [string, Coverage] {
  if (resource === '*') return ['*', 'yes'];
  const pattern = textOf(resource).replace(/\$\{[^}]*\}/g, '*');
  if (!pattern.startsWith('arn:')) return ['*', 'maybe'];
  const [, , service = '', , , ...rest] = pattern.split(':');
  return [service, /^([a-z-]+[:/])?\*+$/.test(rest.join(':')) ? 'yes' : 'maybe'];
}
