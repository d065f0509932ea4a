/** What a name answers: its addresses, once its answer is asked for. */
export interface DnsAnswer {
  readonly addresses?: string[];
  readonly cname?: string;
  readonly ttl?: number;
  readonly delayMs?: number;
}

/** Names and their answers: one after the other, and then the first again. */
export interface Zone {
  readonly [name: string]: DnsAnswer[];
}

/** A question that a DNS server was asked. */
export interface DnsQuestion {
  readonly name: string;
  readonly type: string;
}

/** A connection that a server of the internet took. */
export interface Arrival {
  readonly address: string;
  readonly port: number;
  /** The length of the first TLS record, and how many reads it took to arrive. */
  readonly helloBytes?: number;
  readonly serverName?: string;
  readonly host?: string;
}

/** What comes back of a request to the proxy. */
export interface ProxyAnswer {
  /** The status that the proxy answered with. */
  readonly status?: number;
  /** All that the proxy wrote, unless it opened a tunnel. */
  readonly text?: string;
  /** What the server at the end of the tunnel answered. */
  readonly inside?: {
    readonly status?: number;
    readonly location?: string;
    readonly body?: string;
    readonly error?: string;
  };
  readonly error?: string;
}

/** A request to the proxy. */
export interface ProxyRequest {
  readonly port: number;
  /** What is written to the proxy. */
  readonly head: string;
  /** What is asked for through the tunnel, over TLS. */
  readonly inside?: { readonly serverName: string; readonly host: string; readonly path: string };
  /** Whether the tunnel stays, with nothing in it. */
  readonly keepOpen?: boolean;
}

/** What is asked of a server, one after the other. */
export interface Load {
  /** The proxy to go through; without one, the server is connected to directly. */
  readonly proxy?: { readonly host: string; readonly port: number };
  readonly address: string;
  readonly connections: number;
  readonly requests: number;
}

/** How long it took. */
export interface LoadResult {
  /** A new connection with its TLS handshake. */
  readonly connectMilliseconds: Percentiles;
  /** A small request on a connection that is open. */
  readonly requestMilliseconds: Percentiles;
  readonly megabytesPerSecond: number;
}

export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}
