import * as fs from 'node:fs';
import { BlockList, isIPv4 } from 'node:net';
import * as path from 'node:path';
import { TenantList } from '../../containers/egress-proxy/supervisor/lists-document';
import { parsePrivateCidrs } from '../../containers/egress-proxy/supervisor/private-cidrs';
import { renderSquidConfig } from '../../containers/egress-proxy/supervisor/squid-config';

const FIXED_PART = path.join(__dirname, '..', '..', 'containers', 'egress-proxy', 'squid.conf');

/** A CONNECT request, with what its name stands for. */
export interface Connection {
  readonly port: number;
  readonly host: string;
  readonly destinationPort: number;
  readonly addresses: string[];
}

type Condition = (connection: Connection) => boolean;

/** Judges connections by the rules that Squid would read, in the order in which it reads them. */
export function squidEvaluator(lists: TenantList[], cidrs: string): (connection: Connection) => boolean {
  const props = { fixedPart: FIXED_PART, pages: '/pages', privateCidrs: parsePrivateCidrs(cidrs) };
  const lines = renderSquidConfig(lists, props)
    .split('\n')
    .flatMap(include)
    .map(line => line.split(' '));
  const conditions = readConditions(lines);
  const rules = lines
    .filter(([directive]) => directive === 'http_access')
    .map(([, action, ...names]) => ({ action, all: names.map(name => condition(conditions, name)) }));
  return connection => rules.find(({ all }) => all.every(holds => holds(connection)))?.action === 'allow';
}

function include(line: string): string[] {
  return line.startsWith('include ') ? fs.readFileSync(line.slice('include '.length), 'utf8').split('\n') : [line];
}

function readConditions(lines: string[][]): Map<string, Condition> {
  const portNames = new Map(
    lines
      .filter(([directive]) => directive === 'http_port')
      .map(([, port = '', name = '']) => [name.replace('name=', ''), Number(port.split(':').at(-1))]),
  );
  // What Squid has of its own.
  const conditions = new Map<string, Condition>([
    ['all', () => true],
    ['CONNECT', () => true],
    ['manager', () => false],
  ]);
  for (const [directive, name = '', type = '', ...values] of lines) {
    if (directive !== 'acl') continue;
    const added = readCondition(type, values, portNames);
    const former = conditions.get(name);
    conditions.set(name, former === undefined ? added : connection => former(connection) || added(connection));
  }
  return conditions;
}

function readCondition(type: string, values: string[], portNames: Map<string, number>): Condition {
  switch (type) {
    case 'myportname':
      return ({ port }) => portNames.get(values[0] ?? '') === port;
    case 'port':
      return ({ destinationPort }) => destinationPort === Number(values[0]);
    case 'dstdomain':
      return ({ host }) => covers(values[1] ?? '', host);
    case 'dst':
      return within(values);
    case 'annotate_transaction':
      return () => true;
    case 'note':
      return () => false;
    default:
      throw new Error(`the evaluator does not know the condition ${type}`);
  }
}

function condition(conditions: Map<string, Condition>, name: string): Condition {
  const found = conditions.get(name.replace('!', ''));
  if (found === undefined) throw new Error(`no condition is called ${name}`);
  return name.startsWith('!') ? connection => !found(connection) : found;
}

/** Whether an entry of a list stands for a host: itself, or with a leading dot everything below it, too. */
export function covers(entry: string, host: string): boolean {
  return entry.startsWith('.') ? host === entry.slice(1) || host.endsWith(entry) : host === entry;
}

function within(ranges: string[]): Condition {
  if (ranges.includes('all')) return ({ addresses }) => addresses.length > 0;
  const block = new BlockList();
  for (const range of ranges) {
    const [network = '', prefix = ''] = range.split('/');
    block.addSubnet(network, Number(prefix), familyOf(network));
  }
  return ({ addresses }) => addresses.some(address => block.check(address, familyOf(address)));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
