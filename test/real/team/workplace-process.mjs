// Runs in the namespace beside the task: proxy, chat services and model. Orders and events are JSON, one a line.
import { once } from 'node:events';
import https from 'node:https';
import readline from 'node:readline';
import { startProxy } from '../email/connect-proxy.mjs';
import { createModel } from './model-server.mjs';
import { createSlack } from './slack-server.mjs';
import { createTelegram } from './telegram-server.mjs';

const { address, port, modelHost, key, cert } = JSON.parse(process.argv[2]);
const tell = event => process.stdout.write(`${JSON.stringify(event)}\n`);
const LOOPBACK = '127.0.0.1';

const server = https.createServer({ key, cert }, (request, response) => {
  const { host } = request.headers;
  const service = { [modelHost]: model, 'api.telegram.org': telegram, 'slack.com': slack }[host];
  if (service === undefined) response.writeHead(404).end();
  else service.answer(request, response);
});
const model = createModel(question => tell({ kind: 'question', question }));
const telegram = createTelegram(message => tell({ kind: 'sent', channel: 'telegram', ...message }));
const slack = createSlack(server, message => tell({ kind: 'sent', channel: 'slack', ...message }));
server.listen(443, LOOPBACK);
await once(server, 'listening');
await startProxy(address, port, () => LOOPBACK);

const orders = {
  telegram: message => telegram.say(message),
  slack: message => slack.say(message),
  release: () => model.release(),
};
readline.createInterface({ input: process.stdin }).on('line', line => {
  const { kind, ...order } = JSON.parse(line);
  orders[kind](order);
});
tell({ kind: 'ready' });
