const PROTOCOL = 4;
const ANSWER_WITHIN = 10_000;
const CHANGES = ['device.pair.requested', 'device.pair.resolved'];

/** A connection to the gateway on this host, as OpenClaw's own helpers make it: with the token and without a device. */
export class GatewayConnection {
  /** Whether somebody answered at all. */
  opened = false;

  #socket;
  #failure;
  #waiting = new Set();
  #challenge = Promise.withResolvers();
  #change = Promise.withResolvers();
  #answers = new Map();
  #lastId = 0;

  constructor(port) {
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}`);
    this.#socket.addEventListener('open', () => {
      this.opened = true;
    });
    this.#socket.addEventListener('message', ({ data }) => this.#receive(data));
    this.#socket.addEventListener('close', ({ reason }) => this.#end(reason || 'the gateway closed the connection'));
    this.#socket.addEventListener('error', () => this.#end('the connection to the gateway failed'));
  }

  /** Introduces itself to the gateway. */
  async open(token) {
    await this.#answered(this.#challenge, 'connect.challenge');
    await this.request('connect', {
      minProtocol: PROTOCOL,
      maxProtocol: PROTOCOL,
      client: { id: 'gateway-client', version: '1', platform: process.platform, mode: 'backend' },
      role: 'operator',
      // Whoever approves has to hold what is asked for, and the Control UI asks for operator.admin.
      scopes: ['operator.admin', 'operator.pairing'],
      caps: [],
      auth: { token },
    });
  }

  async request(method, params) {
    const id = String(++this.#lastId);
    const answer = Promise.withResolvers();
    this.#answers.set(id, answer);
    this.#socket.send(JSON.stringify({ type: 'req', id, method, params }));
    return await this.#answered(answer, method);
  }

  /** Resolves when a device has asked, or was answered, since the last call; at the latest after so many milliseconds. */
  async change(latest) {
    await this.#settled(this.#change, latest, () => this.#change.resolve());
    this.#change = Promise.withResolvers();
  }

  close() {
    this.#end('closed');
    this.#socket.close();
  }

  async #answered(answer, what) {
    return await this.#settled(answer, ANSWER_WITHIN, () => this.#end(`no answer to ${what}`));
  }

  // A race with one promise for the end would keep every loser for as long as the connection lives.
  async #settled(waiting, latest, onLate) {
    if (this.#failure) throw this.#failure;
    const timer = setTimeout(onLate, latest);
    this.#waiting.add(waiting);
    try {
      return await waiting.promise;
    } finally {
      this.#waiting.delete(waiting);
      clearTimeout(timer);
    }
  }

  #receive(data) {
    const { type, id, ok, payload, error, event } = this.#parse(data);
    if (event === 'connect.challenge') this.#challenge.resolve();
    if (CHANGES.includes(event)) this.#change.resolve();
    if (type !== 'res') return;
    const answer = this.#answers.get(id);
    this.#answers.delete(id);
    if (ok) answer?.resolve(payload);
    else answer?.reject(Object.assign(new Error(error?.message ?? 'refused'), { retryable: error?.retryable }));
  }

  // Thrown here, an error would end the process.
  #parse(data) {
    try {
      return JSON.parse(data) ?? {};
    } catch {
      this.#end('the gateway wrote no JSON');
      return {};
    }
  }

  #end(reason) {
    this.#failure ??= new Error(reason);
    for (const { reject } of this.#waiting) reject(this.#failure);
  }
}
