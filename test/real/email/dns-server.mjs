import dgram from 'node:dgram';
import { once } from 'node:events';

const TYPES = { 1: 'A', 5: 'CNAME', 15: 'MX', 16: 'TXT', 28: 'AAAA' };
const NUMBERS = Object.fromEntries(Object.entries(TYPES).map(([number, type]) => [type, Number(number)]));
const ANSWERED = 0x8180;

/** A resolver that asks `ask(name, type)` for the records; none is an empty answer to a name that exists. */
export async function startDnsServer(address, ask) {
  const server = dgram.createSocket('udp4');
  server.on('message', async (query, { address: host, port }) => {
    const { name, type, end } = readQuestion(query);
    const records = (await ask(name, type)).map(encodeRecord);
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(ANSWERED, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    server.send(Buffer.concat([header, query.subarray(12, end), ...records]), port, host);
  });
  server.bind(53, address);
  await once(server, 'listening');
}

function readQuestion(query) {
  const labels = [];
  let at = 12;
  while (query[at] > 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
    at += query[at] + 1;
  }
  const number = query.readUInt16BE(at + 1);
  return { name: labels.join('.'), type: TYPES[number] ?? `TYPE${number}`, end: at + 5 };
}

function encodeRecord({ name, type, value }) {
  const data = DATA[type](value);
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(NUMBERS[type], 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([encodeName(name), fixed, data]);
}

const DATA = {
  A: address => Buffer.from(address.split('.').map(Number)),
  CNAME: encodeName,
  TXT: text => Buffer.concat(text.match(/.{1,255}/g).map(encodeString)),
};

function encodeName(name) {
  return Buffer.concat([...name.split('.').map(encodeString), Buffer.alloc(1)]);
}

function encodeString(text) {
  return Buffer.from([text.length, ...Buffer.from(text, 'latin1')]);
}
