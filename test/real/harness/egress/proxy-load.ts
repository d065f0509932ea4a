import { EgressList } from '../../../../lib/egress';
import { LoadResult } from './messages';
import { PROXY_ADDRESS } from './network';
import { ProxyLab } from './proxy-lab';

const NAME = 'api.example.com';
const ADDRESS = '52.1.1.1';

/** The same load on the same server, past the proxy and through it. */
export interface ProxyLoad {
  readonly direct: LoadResult;
  readonly proxied: LoadResult;
  /** What Squid held in memory meanwhile. */
  readonly squidMegabytes: number;
}

/** What the proxy is asked to do. */
export interface ProxyLoadProps {
  readonly connections?: number;
  readonly requests?: number;
  /** The lists of other tenants that it holds meanwhile. */
  readonly others?: EgressList[];
}

/** Measures what the proxy costs a connection; it needs no test runner, only root. */
export async function measureProxyLoad({
  connections = 100,
  requests = 1000,
  others = [],
}: ProxyLoadProps = {}): Promise<ProxyLoad> {
  const lab = new ProxyLab({ names: [NAME] });
  try {
    await lab.resolve({ [NAME]: [{ addresses: [ADDRESS], ttl: 60 }] });
    await lab.start();
    const allowedHosts = [{ host: NAME, reason: 'it is measured' }];
    await lab.publish([{ tenantId: 'research', slot: 1, allowedHosts }, ...others]);
    // Directly from the proxy's own place: a gateway has no other way out.
    const settings = { certificate: lab.certificates.authority, name: NAME };
    const near = lab.script(lab.network.proxy, 'load-process', settings);
    const far = lab.script(lab.network.gateway, 'load-process', settings);
    const load = { address: ADDRESS, connections, requests };
    const direct = await near.ask<LoadResult>('load', load);
    const proxied = await far.ask<LoadResult>('load', { ...load, proxy: { host: PROXY_ADDRESS, port: 3101 } });
    return { direct, proxied, squidMegabytes: lab.squidMegabytes };
  } finally {
    await lab.stop();
  }
}
