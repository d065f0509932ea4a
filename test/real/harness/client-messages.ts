/** A request to the edge. */
export interface HttpRequest {
  readonly kind: 'http';
  readonly address: string;
  readonly port: number;
  readonly localAddress: string;
  readonly tls: boolean;
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly bodyBytes: number;
  /** How often to send it, many at a time. */
  readonly times: number;
}

/** A connection to OpenClaw over a WebSocket, with the first message of its protocol. */
export interface WebSocketRequest {
  readonly kind: 'webSocket';
  readonly address: string;
  readonly port: number;
  readonly localAddress: string;
  readonly headers: { readonly [name: string]: string };
  readonly clientId: string;
  readonly clientMode: string;
  readonly token: string;
}

export type ClientRequest = HttpRequest | WebSocketRequest;

/** What came back of one HTTP request; a failed connection has its error's code. */
export interface HttpAnswer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly error?: string;
}

/** What came back over a WebSocket. */
export interface WebSocketAnswer {
  /** The status of the upgrade: 101 when it was one. */
  readonly status?: number;
  /** The answer to `connect`. */
  readonly connected?: {
    readonly ok: boolean;
    readonly payload?: unknown;
    readonly error?: { readonly code?: string };
  };
  readonly closeCode?: number;
  readonly closeReason?: string;
  readonly error?: string;
}
