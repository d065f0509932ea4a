// Runs in the network namespace of the client, under the Node.js of the tests: one request a line, one answer a line.
import * as http from 'node:http';
import * as https from 'node:https';
import * as readline from 'node:readline';
import { WebSocket } from 'ws';
import type { ClientRequest, HttpAnswer, HttpRequest, WebSocketAnswer, WebSocketRequest } from './client-messages.ts';

const AT_A_TIME = 40;

function sendOnce(request: HttpRequest, agent: http.Agent): Promise<HttpAnswer> {
  const { address, port, localAddress, method, path, headers, bodyBytes } = request;
  const body = bodyBytes > 0 ? 'x'.repeat(bodyBytes) : undefined;
  return new Promise(resolve => {
    const options = {
      host: address,
      port,
      localAddress,
      method,
      path,
      agent,
      rejectUnauthorized: false,
      timeout: 20_000,
    };
    const length: { [name: string]: string } = body === undefined ? {} : { 'Content-Length': String(bodyBytes) };
    const sent = (request.tls ? https : http).request(
      { ...options, headers: { ...headers, ...length }, setHost: false },
      response => {
        let text = '';
        response.setEncoding('utf8').on('data', chunk => {
          if (text.length < 4096) text += chunk;
        });
        response.on('end', () => {
          const named = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
          resolve({ status: response.statusCode, body: text, headers: Object.fromEntries(named) });
        });
      },
    );
    sent.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode });
    });
    sent.on('timeout', () => sent.destroy(new Error('timeout')));
    // An answer that comes before the whole body was sent is an answer all the same.
    sent.on('error', (error: NodeJS.ErrnoException) =>
      setTimeout(() => resolve({ error: error.code ?? error.message }), 200),
    );
    sent.end(body);
  });
}

async function send(request: HttpRequest): Promise<HttpAnswer[]> {
  const Agent = request.tls ? https.Agent : http.Agent;
  const agent = new Agent({ keepAlive: request.times > 1, maxSockets: AT_A_TIME });
  const answers = await Promise.all(Array.from({ length: request.times }, () => sendOnce(request, agent)));
  agent.destroy();
  return answers;
}

function connectFrame({ clientId, clientMode, token }: WebSocketRequest): string {
  return JSON.stringify({
    type: 'req',
    id: 'connect',
    method: 'connect',
    params: {
      minProtocol: 4,
      maxProtocol: 4,
      client: { id: clientId, version: '1.0.0', platform: 'linux', mode: clientMode },
      role: 'operator',
      scopes: ['operator.read', 'operator.write', 'operator.admin'],
      auth: { token },
    },
  });
}

function talk(request: WebSocketRequest): Promise<WebSocketAnswer> {
  const { address, port, localAddress, headers } = request;
  return new Promise(resolve => {
    let answer: WebSocketAnswer = {};
    const socket = new WebSocket(`wss://${address}:${port}/`, { headers, localAddress, rejectUnauthorized: false });
    const timer = setTimeout(() => socket.terminate(), 15_000);
    socket.on('upgrade', response => {
      answer = { ...answer, status: response.statusCode };
    });
    socket.on('unexpected-response', (_, response) => {
      answer = { ...answer, status: response.statusCode };
      socket.terminate();
    });
    socket.on('message', data => {
      const message = JSON.parse(data.toString());
      if (message.event === 'connect.challenge') socket.send(connectFrame(request));
      if (message.id !== 'connect') return;
      answer = { ...answer, connected: { ok: message.ok, payload: message.payload, error: message.error } };
      if (message.ok) socket.close();
    });
    socket.on('error', error => {
      answer = { ...answer, error: error.message };
    });
    socket.on('close', (code, reason) => {
      clearTimeout(timer);
      resolve({ ...answer, closeCode: code, closeReason: reason.toString() });
    });
  });
}

readline.createInterface({ input: process.stdin }).on('line', async line => {
  const { id, request } = JSON.parse(line) as { id: number; request: ClientRequest };
  const answer = request.kind === 'http' ? await send(request) : await talk(request);
  process.stdout.write(`${JSON.stringify({ id, answer })}\n`);
});
