import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { replaceFile } from '../../../bin/tenants/replace-file';

let directory: string;
let file: string;

beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-replace-'));
  file = path.join(directory, 'acme.yaml');
  fs.writeFileSync(file, 'before', { mode: 0o640 });
});

afterEach(() => {
  fs.rmSync(directory, { recursive: true });
});

test('writes the whole content, keeps the mode, and leaves nothing beside the file', () => {
  replaceFile(file, Buffer.from('after'));
  expect(fs.readFileSync(file, 'utf8')).toBe('after');
  expect(fs.statSync(file).mode & 0o777).toBe(0o640);
  expect(fs.readdirSync(directory)).toEqual(['acme.yaml']);
});

test('gives the name to another file at once, so that no reader sees a part', () => {
  const reader = fs.openSync(file, 'r');
  replaceFile(file, Buffer.from('after'));
  expect(fs.readFileSync(reader, 'utf8')).toBe('before');
  fs.closeSync(reader);
});

test('replaces the file behind a link, and keeps the link', () => {
  const link = path.join(directory, 'link.yaml');
  fs.symlinkSync('acme.yaml', link);
  replaceFile(link, Buffer.from('after'));
  expect(fs.readlinkSync(link)).toBe('acme.yaml');
  expect(fs.readFileSync(file, 'utf8')).toBe('after');
});

test('leaves nothing beside what it cannot replace', () => {
  const folder = path.join(directory, 'folder');
  fs.mkdirSync(folder);
  expect(() => replaceFile(folder, Buffer.from('after'))).toThrow('EISDIR');
  expect(fs.readdirSync(directory)).toEqual(['acme.yaml', 'folder']);
});

test('leaves the file as it was when there is no room for another beside it', () => {
  const long = path.join(directory, 'x'.repeat(255));
  fs.writeFileSync(long, 'before');
  expect(() => replaceFile(long, Buffer.from('after'))).toThrow('ENAMETOOLONG');
  expect(fs.readFileSync(long, 'utf8')).toBe('before');
});
