// What the tests use of packages that the project's own install does not have.

declare module 'ws' {
  import { EventEmitter } from 'node:events';
  import { IncomingMessage } from 'node:http';
  import { Server } from 'node:https';
  import { Socket } from 'node:net';

  export interface WebSocketOptions {
    readonly headers?: { readonly [name: string]: string };
    readonly localAddress?: string;
    readonly rejectUnauthorized?: boolean;
    readonly createConnection?: () => Socket;
  }

  export class WebSocket extends EventEmitter {
    constructor(url: string, options: WebSocketOptions);
    send(text: string): void;
    close(): void;
    terminate(): void;
    on(event: 'open', listener: () => void): this;
    on(event: 'upgrade', listener: (response: IncomingMessage) => void): this;
    on(event: 'unexpected-response', listener: (request: unknown, response: IncomingMessage) => void): this;
    on(event: 'message', listener: (data: Buffer) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'close', listener: (code: number, reason: Buffer) => void): this;
  }

  export class WebSocketServer {
    constructor(options: { readonly server: Server });
    on(event: 'connection', listener: (socket: WebSocket, request: IncomingMessage) => void): this;
  }
}

declare module 'playwright-core' {
  export interface Page {
    goto(url: string): Promise<unknown>;
    title(): Promise<string>;
    waitForSelector(selector: string, options: { readonly timeout: number }): Promise<unknown>;
    screenshot(options: { readonly path: string }): Promise<unknown>;
    on(event: 'response', listener: (response: { status(): number; url(): string }) => void): void;
    on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
    on(event: 'request', listener: (request: { url(): string }) => void): void;
    on(event: 'websocket', listener: (socket: { url(): string }) => void): void;
  }

  export interface Browser {
    newPage(): Promise<Page>;
    close(): Promise<void>;
  }

  export const chromium: {
    launch(options: { readonly executablePath: string; readonly args: string[] }): Promise<Browser>;
  };
}
