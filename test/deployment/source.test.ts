import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseDeployment, readDeployment } from '../../bin/deployment/parse';
import { VALID } from './edit';

let directory: string;

beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-source-'));
});

afterAll(() => {
  fs.rmSync(directory, { recursive: true });
});

function read(name: string, content?: string | Buffer): string[] {
  const file = path.join(directory, name);
  if (content !== undefined) fs.writeFileSync(file, content);
  return readDeployment(file).problems.map(problem => problem.replace(`${directory}/`, ''));
}

test('reads a valid file', () => {
  expect(read('valid.yaml', VALID)).toEqual([]);
});

test('reads a valid file with Windows line ends and a byte order mark', () => {
  expect(read('windows.yaml', `\ufeff${VALID.replaceAll('\n', '\r\n')}`)).toEqual([]);
});

test.each([
  {
    name: 'a file that does not exist',
    file: 'none.yaml',
    problem: 'none.yaml:1:1: file: does not exist; give the path of a deployment file',
  },
  {
    name: 'an empty file',
    file: 'empty.yaml',
    content: '',
    problem: 'empty.yaml:1:1: file: is empty; start from examples/single-tenant.yaml',
  },
  {
    name: 'comments alone',
    file: 'comment.yaml',
    content: '# nothing\n',
    problem: 'comment.yaml:1:1: file: is empty; start from examples/single-tenant.yaml',
  },
  {
    name: 'a document marker alone',
    file: 'marker.yaml',
    content: '---\n',
    problem: 'marker.yaml:1:1: file: is empty; start from examples/single-tenant.yaml',
  },
  {
    name: 'text that is no YAML mapping',
    file: 'text.yaml',
    content: 'hello\n',
    problem:
      'text.yaml:1:1: file: must be a section with the keys topology, name, region, availabilityZones, account, environment, openclaw, network, ingress, egress, tenant, alarms, retention, rotation, acknowledgements, checks, tags',
  },
  {
    name: 'bytes that are no UTF-8',
    file: 'latin1.yaml',
    content: Buffer.from([0x6e, 0xe4, 0x0a]),
    problem: 'latin1.yaml:1:1: file: is not UTF-8 text; save it as UTF-8',
  },
  {
    name: 'a file that is too large',
    file: 'large.yaml',
    content: `${VALID}# ${'x'.repeat(8388608)}\n`,
    problem: expect.stringMatching(
      /^large\.yaml:1:1: file: is \d+ bytes long, at most 8388608 are read; give the path of a deployment file$/,
    ),
  },
  {
    name: 'nesting without end',
    file: 'deep.yaml',
    content: '['.repeat(20000),
    problem: expect.stringMatching(/^deep\.yaml:1:\d+: yaml: is nested too deeply$/),
  },
])('refuses $name', ({ file, content, problem }) => {
  expect(read(file, content)).toEqual([problem]);
});

test('refuses a directory', () => {
  expect(readDeployment(directory).problems).toEqual([
    `${directory}:1:1: file: is a directory; give the path of a YAML file inside it`,
  ]);
});

test('refuses a path that leads to no file', () => {
  read('file.yaml', VALID);
  fs.symlinkSync('loop.yaml', path.join(directory, 'loop.yaml'));
  const advice = 'give the path of a deployment file';
  expect(read('file.yaml/x')).toEqual([`file.yaml/x:1:1: file: cannot be read (ENOTDIR); ${advice}`]);
  expect(read('loop.yaml')).toEqual([`loop.yaml:1:1: file: cannot be read (ELOOP); ${advice}`]);
  const long = 'x'.repeat(300);
  expect(read(long)).toEqual([`${long}:1:1: file: cannot be read (ENAMETOOLONG); ${advice}`]);
});

test('refuses a pipe rather than waiting for it', () => {
  execFileSync('mkfifo', [path.join(directory, 'pipe')]);
  expect(read('pipe')).toEqual(['pipe:1:1: file: is not a regular file; give the path of a YAML file']);
});

/** Texts that patterns could read from each of their places to their end. */
const LONG = ['x', 'a.', 'a-', 'eyJ-', 'eyJabcdefgh-', 'a://', 'a\n'].map(text => text.repeat(1_000_000 / text.length));

test('a million characters are judged, whatever they are', () => {
  for (const text of LONG) expect(parseDeployment('long.yaml', `# ${text}`).deployment).toBeUndefined();
}, 120_000);

test('what is no text is told, and not a million times', () => {
  const { problems } = parseDeployment('binary.yaml', 'h\0'.repeat(500_000));
  expect(problems).toContain('binary.yaml:1:2: file: holds the invisible character U+0000; remove it');
  expect(problems.filter(problem => problem.includes('U+0000'))).toHaveLength(100);
});
