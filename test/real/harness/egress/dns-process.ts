// A DNS server: answers by the zone that it was told last, and remembers each question.
import * as dgram from 'node:dgram';
import * as net from 'node:net';
import * as readline from 'node:readline';
import type { DnsAnswer, DnsQuestion, Zone } from './messages.ts';

const TYPES: { [code: number]: string } = { 1: 'A', 5: 'CNAME', 16: 'TXT', 28: 'AAAA' };

const { address, port } = JSON.parse(process.argv[2] ?? '{}');
let zone: Zone = {};
let asked = new Map<string, number>();
let questions: DnsQuestion[] = [];

function readQuestion(message: Buffer): DnsQuestion & { end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const type = message.readUInt16BE(at + 1);
  return { name: labels.join('.').toLowerCase(), type: TYPES[type] ?? String(type), end: at + 5 };
}

function nextAnswer({ name, type }: DnsQuestion): DnsAnswer | undefined {
  const answers = zone[name];
  const count = asked.get(`${name} ${type}`) ?? 0;
  asked.set(`${name} ${type}`, count + 1);
  return answers?.[count % answers.length];
}

function encodeName(name: string): Buffer {
  const labels = name.split('.').map(label => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

function encodeAddress(text: string): Buffer {
  if (net.isIPv4(text)) return Buffer.from(text.split('.').map(Number));
  const [head = '', tail = ''] = text.replace(/:((?:\d+\.){3}\d+)$/, (_, v4) => `:${toGroups(v4)}`).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const groups = [...before, ...Array(8 - before.length - after.length).fill('0'), ...after];
  return Buffer.from(groups.map((group: string) => group.padStart(4, '0')).join(''), 'hex');
}

function toGroups(v4: string): string {
  const hex = Buffer.from(v4.split('.').map(Number)).toString('hex');
  return `${hex.slice(0, 4)}:${hex.slice(4)}`;
}

function record(owner: Buffer, type: number, ttl: number, data: Buffer): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([owner, fixed, data]);
}

function encodeRecords({ addresses = [], cname, ttl = 0 }: DnsAnswer, type: string): Buffer[] {
  const asked = Buffer.from([0xc0, 12]);
  const wanted = addresses.filter(text => net.isIPv4(text) === (type === 'A'));
  if (cname === undefined) return wanted.map(text => record(asked, type === 'A' ? 1 : 28, ttl, encodeAddress(text)));
  const owner = encodeName(cname);
  const chain = record(asked, 5, ttl, owner);
  return [chain, ...wanted.map(text => record(owner, type === 'A' ? 1 : 28, ttl, encodeAddress(text)))];
}

const server = dgram.createSocket('udp4');
server.on('message', (message, client) => {
  const question = readQuestion(message);
  questions.push({ name: question.name, type: question.type });
  const answer = nextAnswer(question);
  const records = answer && ['A', 'AAAA'].includes(question.type) ? encodeRecords(answer, question.type) : [];
  const reply = Buffer.concat([message.subarray(0, question.end), ...records]);
  reply.writeUInt16BE(answer === undefined ? 0x8183 : 0x8180, 2);
  reply.writeUInt16BE(records.length, 6);
  reply.writeUInt32BE(0, 8);
  setTimeout(() => server.send(reply, client.port, client.address), answer?.delayMs ?? 0);
});

const commands: { [name: string]: (argument: never) => unknown } = {
  zone(next: Zone) {
    zone = { ...zone, ...next };
    asked = new Map();
  },
  questions() {
    const taken = questions;
    questions = [];
    return taken;
  },
};

server.bind(port, address, () => {
  const lines = readline.createInterface({ input: process.stdin });
  lines.on('close', () => process.exit());
  lines.on('line', line => {
    const { id, command, argument } = JSON.parse(line);
    const answer = commands[command]?.(argument as never);
    process.stdout.write(`${JSON.stringify({ id, answer })}\n`);
  });
});
