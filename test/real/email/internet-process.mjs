// Runs in the namespace beside the task: resolver, proxy, mail server and model. Orders and events are JSON, one a line.
import readline from 'node:readline';
import { startProxy } from './connect-proxy.mjs';
import { startDnsServer } from './dns-server.mjs';
import { startImapServer } from './imap-server.mjs';
import { startModelServer } from './model-server.mjs';

const { resolver, proxy, address, key, cert } = JSON.parse(process.argv[2]);
const questions = [];
const reachable = new Map();
const tell = event => process.stdout.write(`${JSON.stringify(event)}\n`);

await startDnsServer(resolver, (name, type) => {
  const answered = new Promise(resolve => questions.push(resolve));
  tell({ kind: 'question', id: questions.length - 1, name, type });
  return answered;
});
await startProxy(proxy.address, proxy.port, target => {
  tell({ kind: 'connect', target, reached: reachable.has(target) });
  return reachable.get(target);
});
await startModelServer({ address, key, cert, tell: question => tell({ kind: 'model', question }) });
const mailbox = await startImapServer({ address, key, cert, tell: line => tell({ kind: 'imap', line }) });

const orders = {
  answer: ({ id, records }) => questions[id](records),
  reach: ({ targets }) => {
    reachable.clear();
    for (const target of targets) reachable.set(target, address);
  },
  deliver: ({ source }) => mailbox.deliver(source),
  present: certificate => mailbox.present(certificate),
  hangUp: () => mailbox.hangUp(),
};
readline.createInterface({ input: process.stdin }).on('line', line => {
  const order = JSON.parse(line);
  orders[order.kind](order);
});
tell({ kind: 'ready' });
