/** A way out that the proxy's host tries. */
export interface Attempt {
  readonly kind: 'tls' | 'tcp' | 'udp';
  readonly address: string;
  readonly port: number;
  /** The name that TLS asks for. */
  readonly serverName?: string;
  /** What is sent, in base64, piece by piece. */
  readonly send?: readonly string[];
  /** Milliseconds before a word is said on a TLS connection that was made. */
  readonly idle?: number;
  /** How often at once. */
  readonly times?: number;
}

/** Bytes that reached a host of the internet. */
export interface Arrival {
  readonly port: number;
  readonly bytes: number;
  /** The size of the TLS record that they begin. */
  readonly record?: number;
}
