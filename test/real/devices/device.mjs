import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { WebSocket } from 'ws';

const CONTROL_UI_SCOPES = ['admin', 'read', 'write', 'approvals', 'pairing', 'questions'].map(
  name => `operator.${name}`,
);

/** What connects as a Control UI in a browser does, through the edge. */
export const BROWSER = {
  client: { id: 'openclaw-control-ui', version: '1', buildId: 'dev', platform: 'Linux', mode: 'webchat' },
  role: 'operator',
  scopes: CONTROL_UI_SCOPES,
  headers: { Host: 'claw.example.com', Origin: 'https://claw.example.com', 'X-Forwarded-For': '203.0.113.9' },
};

export const NODE_HOST = {
  client: { id: 'node-host', version: '1', platform: 'linux', mode: 'node' },
  role: 'node',
  scopes: [],
  headers: { Host: 'claw.example.com', 'X-Forwarded-For': '203.0.113.10' },
};

/** A client with a key pair of its own, whose hash is its id. */
export class Device {
  #keys = generateKeyPairSync('ed25519');
  #raw = this.#keys.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  id = createHash('sha256').update(this.#raw).digest('hex');

  /** Logs in once, and answers what the gateway answered. */
  async connect(kind, token, port = 18789) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, { headers: kind.headers });
    return await new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', data => {
        const { type, event, payload, ok, error } = JSON.parse(data.toString());
        if (event === 'connect.challenge') socket.send(this.#connectFrame(kind, token, payload));
        if (type !== 'res') return;
        socket.close();
        resolve(
          ok
            ? { ok, scopes: payload.auth.scopes, deviceToken: payload.auth.deviceToken }
            : { ok, code: error.details?.code },
        );
      });
    });
  }

  #connectFrame({ client, role, scopes }, token, { nonce, ts }) {
    const signed = ['v2', this.id, client.id, client.mode, role, scopes.join(','), ts, token, nonce].join('|');
    const device = {
      id: this.id,
      publicKey: this.#raw.toString('base64url'),
      signature: sign(null, Buffer.from(signed), this.#keys.privateKey).toString('base64url'),
      signedAt: ts,
      nonce,
    };
    const params = { minProtocol: 4, maxProtocol: 4, client, role, scopes, caps: [], auth: { token }, device };
    return JSON.stringify({ type: 'req', id: 'connect', method: 'connect', params });
  }
}
