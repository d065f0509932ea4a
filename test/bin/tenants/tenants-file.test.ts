import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { EditedText } from '../../../bin/tenants/edited-text';
import { openTenantsFile, saveTenantsFile } from '../../../bin/tenants/tenants-file';
import { edit, VALID } from '../../deployment/edit';
import { ACME } from './fixture';

let directory: string;
let file: string;

beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-tenants-'));
  file = path.join(directory, 'acme.yaml');
});

afterEach(() => {
  fs.rmSync(directory, { recursive: true });
});

function write(text: string): void {
  fs.writeFileSync(file, text);
}

function read(): string {
  return fs.readFileSync(file, 'utf8');
}

const OWNER: [string, string] = ["owner: 'support-team'", 'owner: desk'];
const EDITED = edit(ACME, [OWNER]);

test('writes the edited text, and answers the deployment that it describes', () => {
  write(ACME);
  const { deployment, warnings } = saveTenantsFile(openTenantsFile(file), new EditedText(EDITED));
  expect(read()).toBe(EDITED);
  expect(deployment.path).toBe(file);
  expect(warnings).toEqual([]);
  expect(deployment.file.tenants[0]?.owner).toBe('desk');
});

test('keeps a byte order mark', () => {
  write(`\uFEFF${ACME}`);
  const opened = openTenantsFile(file);
  expect(opened.source.text).toBe(ACME);
  saveTenantsFile(opened, new EditedText(EDITED));
  expect(read()).toBe(`\uFEFF${EDITED}`);
});

test('writes nothing when the file would be wrong, and says why', () => {
  write(ACME);
  const wrong = new EditedText(edit(ACME, [['slot: 2', 'slot: 86']]));
  expect(() => saveTenantsFile(openTenantsFile(file), wrong)).toThrow(
    `Nothing was written: the file would be wrong.\n${file} (edited):42:11: tenants[1].slot: must be between 1 and 85, got 86`,
  );
  expect(read()).toBe(ACME);
});

test('writes nothing when an edit does not mend what was wrong before, and says what it adds to that', () => {
  const before = edit(ACME, [['environment: development', 'environment: developmnt']]);
  write(before);
  const after = new EditedText(edit(before, [['slot: 2', 'slot: 86']]));
  const save = () => saveTenantsFile(openTenantsFile(file), after);
  expect(save).toThrow(`${file} (edited):7:14: environment: "developmnt"`);
  expect(save).toThrow(`${file} (edited):42:11: tenants[1].slot: must be between 1 and 85, got 86`);
  expect(read()).toBe(before);
});

test('an edit may be what mends a file', () => {
  write(edit(ACME, [OWNER, ['    owner: desk\n', '']]));
  saveTenantsFile(openTenantsFile(file), new EditedText(EDITED));
  expect(read()).toBe(EDITED);
});

test('writes nothing over what somebody else wrote meanwhile', () => {
  write(ACME);
  const opened = openTenantsFile(file);
  write(`${ACME}# Mine.\n`);
  expect(() => saveTenantsFile(opened, new EditedText(EDITED))).toThrow('was changed by somebody else meanwhile');
  expect(read()).toBe(`${ACME}# Mine.\n`);
});

test('says so when the file cannot be written', () => {
  file = path.join(directory, `${'x'.repeat(250)}.yaml`);
  write(ACME);
  expect(() => saveTenantsFile(openTenantsFile(file), new EditedText(EDITED))).toThrow(
    'cannot be written (ENAMETOOLONG); it is as it was',
  );
  expect(read()).toBe(ACME);
});

test.each<[string, string, string]>([
  ['has one tenant', VALID, 'has the topology single-tenant; tenants are added to multi-tenant and hybrid ones'],
  [
    'does not say who is where',
    edit(ACME, [['slot: 2', 'slot: two']]),
    ':42:11: tenants[1].slot: must be a whole number',
  ],
  ['holds aliases', `${ACME}tags: &a {}\nchecks: *a\n`, ': checks: the alias "*a" is not allowed'],
  ['is no YAML', 'tenants: [\n', ':2:1: yaml: '],
])('does not open a file that %s', (_, text, message) => {
  write(text);
  expect(() => openTenantsFile(file)).toThrow(message);
});

test('does not open a file that is not there', () => {
  expect(() => openTenantsFile(file)).toThrow(`${file}:1:1: file: does not exist`);
});
