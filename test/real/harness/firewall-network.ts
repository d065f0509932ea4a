import { run } from './processes';

/** A proxy's network and the internet, joined by a host that decides what crosses. */
export interface FirewallNetwork {
  /** The network namespaces. */
  readonly proxy: string;
  readonly firewall: string;
  readonly internet: string;
  /** The firewall's interfaces. */
  readonly inside: string;
  readonly outside: string;
  remove(): void;
}

let networks = 0;

/** Makes the network; nothing crosses until a program in the firewall's namespace carries it over. */
export function createFirewallNetwork(proxyAddress: string, internetAddresses: readonly string[]): FirewallNetwork {
  const id = `oc-${process.pid}-fw${networks++}`;
  const [proxy, firewall, internet] = [`${id}-in`, `${id}-fw`, `${id}-out`];
  for (const namespace of [proxy, firewall, internet]) {
    run('ip', 'netns', 'add', namespace);
    run('ip', '-n', namespace, 'link', 'set', 'lo', 'up');
  }
  run('ip', 'link', 'add', 'eth0', 'netns', proxy, 'type', 'veth', 'peer', 'name', 'inside', 'netns', firewall);
  run('ip', 'link', 'add', 'eth0', 'netns', internet, 'type', 'veth', 'peer', 'name', 'outside', 'netns', firewall);
  raise(firewall, 'inside');
  raise(firewall, 'outside');
  raise(proxy, 'eth0', [proxyAddress]);
  raise(internet, 'eth0', internetAddresses);
  run('ip', '-n', proxy, 'route', 'add', 'default', 'dev', 'eth0');
  run('ip', '-n', internet, 'route', 'add', proxyAddress, 'dev', 'eth0');
  return {
    proxy,
    firewall,
    internet,
    inside: 'inside',
    outside: 'outside',
    remove: () => {
      for (const namespace of [proxy, firewall, internet]) run('ip', 'netns', 'delete', namespace);
    },
  };
}

function raise(namespace: string, device: string, addresses: readonly string[] = []): void {
  for (const address of addresses) run('ip', '-n', namespace, 'address', 'add', `${address}/32`, 'dev', device);
  run('ip', '-n', namespace, 'link', 'set', device, 'up');
  // Otherwise the kernel hands over segments larger than any network carries, with checksums yet to be made.
  const offloads = ['tx', 'off', 'rx', 'off', 'tso', 'off', 'gso', 'off', 'gro', 'off'];
  run('ip', 'netns', 'exec', namespace, 'ethtool', '-K', device, ...offloads);
}
