import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { replaceFile } from '../../../bin/tenants/replace-file';

// One object for the test and the code, so that single functions can be replaced.
jest.mock('node:fs', () => ({ ...jest.requireActual('node:fs'), __esModule: true }));

let directory: string;
let file: string;

beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-replace-'));
  file = path.join(directory, 'acme.yaml');
  fs.writeFileSync(file, 'before', { mode: 0o640 });
});

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(directory, { recursive: true });
});

test('writes the whole content, keeps the mode, and leaves nothing beside the file', () => {
  replaceFile(file, Buffer.from('after'));
  expect(fs.readFileSync(file, 'utf8')).toBe('after');
  expect(fs.statSync(file).mode & 0o777).toBe(0o640);
  expect(fs.readdirSync(directory)).toEqual(['acme.yaml']);
});

test('does not replace what may not be written, though the folder may', () => {
  fs.chmodSync(file, 0o440);
  // Root may write everything.
  jest.spyOn(fs, 'accessSync').mockImplementation((_, mode) => {
    if (mode === fs.constants.W_OK) throw failure('EACCES');
  });
  expect(() => replaceFile(file, Buffer.from('after'))).toThrow('EACCES');
  expect(fs.readFileSync(file, 'utf8')).toBe('before');
  expect(fs.readdirSync(directory)).toEqual(['acme.yaml']);
});

test('keeps the owner where that is permitted, or else the group', () => {
  const { uid, gid } = fs.statSync(file);
  const chown = jest.spyOn(fs, 'fchownSync').mockImplementation();
  replaceFile(file, Buffer.from('once'));
  expect(chown.mock.calls.map(([, ...owner]) => owner)).toEqual([[uid, gid]]);
  chown.mockReset().mockImplementationOnce(() => {
    throw failure('EPERM');
  });
  replaceFile(file, Buffer.from('twice'));
  expect(chown.mock.calls.map(([, ...owner]) => owner)).toEqual([
    [uid, gid],
    [-1, gid],
  ]);
  chown.mockReset().mockImplementation(() => {
    throw failure('EPERM');
  });
  replaceFile(file, Buffer.from('thrice'));
  expect(fs.readFileSync(file, 'utf8')).toBe('thrice');
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
