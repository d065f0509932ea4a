import { run } from '../processes';

/** The addresses of the network, as a VPC of 10.0.0.0/16 has them. */
export const GATEWAY_ADDRESS = '10.0.1.10';
export const PROXY_ADDRESS = '10.0.2.10';
export const RESOLVER_ADDRESS = '10.0.0.2';
export const VPC_CIDR = '10.0.0.0/16';
export const CREDENTIALS_ADDRESS = '169.254.170.2';

const GATEWAY_ADDRESS_6 = 'fd00:0:0:1::10';
const PROXY_ADDRESS_6 = 'fd00:0:0:2::10';

/** A gateway whose only way out is the proxy, the proxy, and an internet that has every address. */
export interface EgressNetwork {
  /** The network namespaces. */
  readonly gateway: string;
  readonly proxy: string;
  readonly internet: string;
  remove(): void;
}

let networks = 0;

export function createEgressNetwork(): EgressNetwork {
  const id = `oc-${process.pid}-e${networks++}`;
  const [gateway, proxy, internet] = [`${id}-gateway`, `${id}-proxy`, `${id}-internet`];
  const namespaces = [gateway, proxy, internet];
  for (const namespace of namespaces) {
    run('ip', 'netns', 'add', namespace);
    run('ip', '-n', namespace, 'link', 'set', 'lo', 'up');
  }
  pair(gateway, 'eth0', proxy, 'eth0');
  pair(proxy, 'eth1', internet, 'eth0');
  const gatewayIp = ip(gateway);
  const proxyIp = ip(proxy);
  const internetIp = ip(internet);
  for (const [ours, theirs] of [
    [GATEWAY_ADDRESS, PROXY_ADDRESS],
    [GATEWAY_ADDRESS_6, PROXY_ADDRESS_6],
  ] as const) {
    gatewayIp('address', 'add', ours, 'dev', 'eth0', ...noDetection(ours));
    proxyIp('address', 'add', theirs, 'dev', 'eth0', ...noDetection(theirs));
    gatewayIp('route', 'add', theirs, 'dev', 'eth0');
    proxyIp('route', 'add', ours, 'dev', 'eth0');
    internetIp('route', 'add', theirs, 'dev', 'eth0');
  }
  proxyIp('address', 'add', CREDENTIALS_ADDRESS, 'dev', 'lo');
  internetIp('address', 'add', RESOLVER_ADDRESS, 'dev', 'lo');
  // The resolver is reached without a route in a VPC.
  gatewayIp('address', 'add', RESOLVER_ADDRESS, 'dev', 'lo');
  // Whatever address is asked for, the internet takes it for its own.
  for (const [router, source] of [
    ['192.0.0.8', PROXY_ADDRESS],
    ['fd00:0:0:3::1', PROXY_ADDRESS_6],
  ] as const) {
    const family = router.includes(':') ? '-6' : '-4';
    internetIp('address', 'add', router, 'dev', 'eth0', ...noDetection(router));
    proxyIp(family, 'route', 'add', 'default', 'via', router, 'dev', 'eth1', 'onlink', 'src', source);
    internetIp(family, 'route', 'add', 'local', 'default', 'dev', 'lo', 'table', 'main');
  }
  return {
    gateway,
    proxy,
    internet,
    // The pairs of interfaces go with their namespaces.
    remove: () => namespaces.forEach(namespace => void run('ip', 'netns', 'delete', namespace)),
  };
}

function ip(namespace: string): (...args: string[]) => void {
  return (...args) => void run('ip', '-n', namespace, ...args);
}

function pair(one: string, nameOfOne: string, other: string, nameOfOther: string): void {
  run('ip', 'link', 'add', nameOfOne, 'netns', one, 'type', 'veth', 'peer', 'name', nameOfOther, 'netns', other);
  run('ip', '-n', one, 'link', 'set', nameOfOne, 'up');
  run('ip', '-n', other, 'link', 'set', nameOfOther, 'up');
}

// An address is not usable while its duplicates are looked for.
function noDetection(address: string): string[] {
  return address.includes(':') ? ['nodad'] : [];
}
