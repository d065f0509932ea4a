import * as fc from 'fast-check';
import { TenantList } from '../../containers/egress-proxy/supervisor/lists-document';
import { covers } from './squid-evaluator';

/** Few names, near to each other, so that lists overlap and one name covers another. */
export const NAMES = ['example.com', 'slack.example'].flatMap(domain => [
  domain,
  `evil${domain}`,
  ...['a', 'b', 'c'].flatMap(label => [`${label}.${domain}`, `x.${label}.${domain}`]),
]);
const PORTS = [443, 993];

const ENTRIES = NAMES.flatMap(name => [name, `.${name}`]);

const host = fc.record({ host: fc.constantFrom(...ENTRIES), port: fc.constantFrom(...PORTS) });
const hosts = fc.uniqueArray(host, { selector: entry => `${entry.host}:${entry.port}`, maxLength: 12 });

/** Random lists of as many tenants as a cell holds. */
export const randomLists: fc.Arbitrary<TenantList[]> = fc
  .array(hosts, { minLength: 85, maxLength: 85 })
  .map(lists => lists.map((list, at) => ({ tenant: `tenant-${at + 1}`, port: 3101 + at, hosts: list })));

/** A name and a port that a tenant could ask for. */
export interface Question {
  readonly list: TenantList;
  readonly name: string;
  readonly port: number;
}

/** Every name and port, asked by every tenant. */
export function everyQuestion(lists: TenantList[]): Question[] {
  return lists.flatMap(list => NAMES.flatMap(name => PORTS.map(port => ({ list, name, port }))));
}

/** What a list means, said without Squid. */
export function isListed({ list, name, port }: Question): boolean {
  return list.hosts.some(entry => entry.port === port && covers(entry.host, name));
}
