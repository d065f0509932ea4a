import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const EDGE = path.join(__dirname, '..', '..', 'containers', 'edge');

describe('write-config', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'write-config-'));
  const openclaw = path.join(folder, 'openclaw.json');
  const edge = path.join(folder, 'nginx.conf');
  const environment = {
    OPENCLAW_CONFIG: '{"text":"$HOME `id` \\n %s"}',
    OPENCLAW_CONFIG_PATH: openclaw,
    EDGE_CONFIG: 'log_format x "$uri";\n',
    EDGE_CONFIG_PATH: edge,
  };

  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test.each(['the first time', 'again over its own files'])('writes both configurations as they are, %s', () => {
    expect(writeConfig(environment).status).toBe(0);

    expect(fs.readFileSync(openclaw, 'utf8')).toBe(`${environment.OPENCLAW_CONFIG}\n`);
    expect(fs.readFileSync(edge, 'utf8')).toBe(`${environment.EDGE_CONFIG}\n`);
    expect([openclaw, edge].map(file => (fs.statSync(file).mode & 0o777).toString(8))).toEqual(['400', '444']);
    expect(fs.readdirSync(folder).sort()).toEqual(['nginx.conf', 'openclaw.json']);
  });

  test.each(Object.keys(environment))('fails without %s', name => {
    expect(writeConfig({ ...environment, [name]: '' }).status).not.toBe(0);
  });

  test.each(['the first time', 'again over its own file'])('writes the authorities of the way out, %s', () => {
    const authorities = path.join(folder, 'egress-ca.pem');
    const EGRESS_CA = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

    expect(writeConfig({ ...environment, EGRESS_CA, EGRESS_CA_PATH: authorities }).status).toBe(0);

    expect(fs.readFileSync(authorities, 'utf8')).toBe(`${EGRESS_CA}\n`);
    expect((fs.statSync(authorities).mode & 0o777).toString(8)).toBe('444');
  });

  test('fails when it is not told where the authorities belong', () => {
    expect(writeConfig({ ...environment, EGRESS_CA: 'x' }).status).not.toBe(0);
  });
});

test('gives the volumes the owner that writes them, and runs as nobody else', () => {
  const dockerfile = fs.readFileSync(path.join(EDGE, 'Dockerfile'), 'utf8');

  expect(dockerfile).toMatch(/^FROM \S+@sha256:[0-9a-f]{64}$/m);
  expect(dockerfile).toContain('install -d -o 1000 -g 1000 -m 0755 /etc/openclaw /etc/edge');
  expect(dockerfile).toContain('VOLUME ["/etc/openclaw", "/etc/edge"]');
  expect(dockerfile).toContain('USER 101:101');
});

test.each(['write-config', 'start-edge'])('keeps %s executable', script => {
  expect(fs.statSync(path.join(EDGE, script)).mode & 0o111).toBe(0o111);
});

function writeConfig(environment: { [name: string]: string }) {
  return spawnSync('sh', [path.join(EDGE, 'write-config')], {
    env: { PATH: process.env.PATH, ...environment } as NodeJS.ProcessEnv,
  });
}
