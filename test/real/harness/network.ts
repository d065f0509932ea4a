import * as net from 'node:net';
import { run } from './processes';

const TASK_ADDRESS = '192.0.2.2';

/** A network of two hosts: the task, and a load balancer's node that connects to it. */
export interface TaskNetwork {
  /** The network namespaces. */
  readonly task: string;
  readonly client: string;
  readonly taskAddress: string;
  /** An address in the load balancer's subnet, whose X-Forwarded-For is believed. */
  readonly trustedAddress: string;
  /** The same host's other address, which is in no such subnet. */
  readonly strangerAddress: string;
  remove(): void;
}

let networks = 0;

/** Makes the network with the client in the first of the ranges that the task believes. */
export function createNetwork([trustedCidr]: string[]): TaskNetwork {
  const id = `oc-${process.pid}-${networks++}`;
  const [task, client] = [`${id}-task`, `${id}-client`];
  const network: TaskNetwork = {
    task,
    client,
    taskAddress: TASK_ADDRESS,
    trustedAddress: addressIn(trustedCidr, 10),
    strangerAddress: '198.51.100.7',
    remove: () => {
      // The pair of interfaces goes with its namespaces.
      for (const namespace of [task, client]) run('ip', 'netns', 'delete', namespace);
    },
  };
  for (const namespace of [task, client]) {
    run('ip', 'netns', 'add', namespace);
    run('ip', '-n', namespace, 'link', 'set', 'lo', 'up');
  }
  run('ip', 'link', 'add', 'eth0', 'netns', task, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', client);
  connect(task, [TASK_ADDRESS], [network.trustedAddress, network.strangerAddress]);
  connect(client, [network.trustedAddress, network.strangerAddress], [TASK_ADDRESS]);
  return network;
}

function connect(namespace: string, own: string[], others: string[]): void {
  for (const address of own) run('ip', '-n', namespace, 'address', 'add', `${address}/32`, 'dev', 'eth0');
  run('ip', '-n', namespace, 'link', 'set', 'eth0', 'up');
  for (const address of others) run('ip', '-n', namespace, 'route', 'add', address, 'dev', 'eth0');
}

function addressIn(cidr: string | undefined, host: number): string {
  const base = cidr?.split('/')[0] ?? '';
  if (!net.isIPv4(base)) throw new Error(`${cidr} is no range of IPv4 addresses`);
  return [...base.split('.').slice(0, 3), host].join('.');
}
