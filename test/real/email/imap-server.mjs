import { once } from 'node:events';
import readline from 'node:readline';
import tls from 'node:tls';

const CAPABILITIES = 'IMAP4rev1 IDLE';

/** An IMAP server with one mailbox, as far as OpenClaw asks; `tell` gets every line of its clients. */
export async function startImapServer({ address, key, cert, tell }) {
  const messages = [];
  const clients = new Set();
  const server = tls.createServer({ key, cert }, socket => {
    clients.add(socket);
    socket.on('close', () => clients.delete(socket));
    socket.on('error', () => undefined);
    serve(socket, messages, tell);
  });
  server.listen(993, address);
  await once(server, 'listening');
  return {
    deliver: source => {
      messages.push({ source: Buffer.from(source), date: new Date() });
      for (const client of clients) client.write(`* ${messages.length} EXISTS\r\n`);
    },
    present: certificate => server.setSecureContext(certificate),
    hangUp: () => {
      for (const client of clients) client.end('* BYE maintenance\r\n');
    },
  };
}

function serve(socket, messages, tell) {
  const say = line => socket.write(`${line}\r\n`);
  let idle;
  say(`* OK [CAPABILITY ${CAPABILITIES}] ready`);
  readline.createInterface({ input: socket }).on('line', line => {
    tell(line);
    if (line === 'DONE') return say(`${idle} OK idle ended`);
    const [tag, ...words] = line.split(' ');
    const command = words[0] === 'UID' ? `UID ${words[1]}` : words[0];
    if (command === 'IDLE') {
      idle = tag;
      return say('+ idling');
    }
    COMMANDS[command]?.(socket, messages, words.slice(command.split(' ').length));
    return say(command in COMMANDS ? `${tag} OK ${command} completed` : `${tag} BAD unknown command`);
  });
}

const COMMANDS = {
  CAPABILITY: socket => socket.write(`* CAPABILITY ${CAPABILITIES}\r\n`),
  LOGIN: () => undefined,
  NOOP: () => undefined,
  LIST: socket => socket.write('* LIST () "/" INBOX\r\n'),
  EXAMINE: (socket, { length }) =>
    socket.write(`* ${length} EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT ${length + 1}] ok\r\n`),
  'UID FETCH': (socket, messages, [range]) => {
    const first = Number.parseInt(range, 10);
    for (const [index, { source, date }] of messages.entries()) {
      const uid = index + 1;
      if (uid < first) continue;
      const when = `"${date.toUTCString().replace(/^\w+, (\d+) (\w+) (\d+) (\S+) GMT$/, '$1-$2-$3 $4 +0000')}"`;
      socket.write(`* ${uid} FETCH (UID ${uid} INTERNALDATE ${when} RFC822.SIZE ${source.length} BODY[]<0> `);
      socket.write(`{${source.length}}\r\n`);
      socket.write(source);
      socket.write(')\r\n');
    }
  },
};
