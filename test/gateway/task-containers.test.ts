import { spawn } from 'node:child_process';
import * as http from 'node:http';
import { AddressInfo } from 'node:net';
import { Size } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { containerOf, environmentOf, synth } from './fixture';

const template = synth({ webhooks: [{ path: '/slack/events', port: 18789 }] });
const NAMES = ['config', 'gateway', 'edge'];

test('has the containers config, gateway and edge, started in this order', () => {
  template.hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: [
      { Name: 'config', Essential: false, DependsOn: Match.absent() },
      { Name: 'gateway', Essential: true, DependsOn: [{ ContainerName: 'config', Condition: 'SUCCESS' }] },
      { Name: 'edge', Essential: true, DependsOn: [{ ContainerName: 'gateway', Condition: 'HEALTHY' }] },
    ],
  });
});

test.each(NAMES)('gives %s a read-only root, an init process, no capability, no core dump', name => {
  expect(containerOf(template, name)).toMatchObject({
    ReadonlyRootFilesystem: true,
    LinuxParameters: { Capabilities: { Drop: ['ALL'] }, InitProcessEnabled: true },
    Ulimits: expect.arrayContaining([{ Name: 'core', SoftLimit: 0, HardLimit: 0 }]),
  });
  expect(containerOf(template, name).LinuxParameters).not.toHaveProperty('Capabilities.Add');
});

test.each([
  ['config', '1000:1000'],
  ['gateway', '1000:1000'],
  ['edge', '101:101'],
])('runs %s as %s', (name, user) => {
  expect(containerOf(template, name).User).toBe(user);
});

test('maps the port of the edge and no other', () => {
  expect(NAMES.map(name => containerOf(template, name).PortMappings)).toEqual([
    undefined,
    undefined,
    [{ ContainerPort: 8443, Protocol: 'tcp' }],
  ]);
});

test.each([
  ['config', []],
  ['gateway', [{ ContainerPath: '/tmp', Size: 256, MountOptions: ['noexec', 'nosuid', 'nodev'] }]],
  ['edge', [{ ContainerPath: '/run/edge', Size: 32, MountOptions: ['noexec', 'nosuid', 'nodev'] }]],
])('gives %s these memory file systems alone', (name, tmpfs) => {
  const linux = containerOf(template, name).LinuxParameters as { Tmpfs?: object[] };

  expect(linux.Tmpfs ?? []).toEqual(tmpfs);
});

test('lets config alone write the configurations, and the gateway its state and copies of its plugins', () => {
  expect(NAMES.map(name => containerOf(template, name).MountPoints)).toEqual([
    [
      { SourceVolume: 'config', ContainerPath: '/etc/openclaw', ReadOnly: false },
      { SourceVolume: 'edge-config', ContainerPath: '/etc/edge', ReadOnly: false },
    ],
    [
      { SourceVolume: 'state', ContainerPath: '/var/lib/openclaw', ReadOnly: false },
      { SourceVolume: 'scratch', ContainerPath: '/var/cache/openclaw', ReadOnly: false },
      { SourceVolume: 'config', ContainerPath: '/etc/openclaw', ReadOnly: true },
    ],
    [{ SourceVolume: 'edge-config', ContainerPath: '/etc/edge', ReadOnly: true }],
  ]);
});

test('mounts the state with TLS and the role of the task', () => {
  template.hasResourceProperties('AWS::ECS::TaskDefinition', {
    Volumes: [
      {
        Name: 'state',
        EFSVolumeConfiguration: {
          TransitEncryption: 'ENABLED',
          AuthorizationConfig: { IAM: 'ENABLED', AccessPointId: { Ref: Match.stringLikeRegexp('^StateAccessPoint') } },
        },
      },
      { Name: 'scratch' },
      { Name: 'config' },
      { Name: 'edge-config' },
    ],
  });
});

test('hands config both configurations and where they belong', () => {
  expect(containerOf(template, 'config').Command).toEqual(['write-config']);
  expect(environmentOf(template, 'config')).toEqual({
    OPENCLAW_CONFIG: '{"tools":{"exec":{"mode":"deny"}}}',
    OPENCLAW_CONFIG_PATH: '/etc/openclaw/openclaw.json',
    EDGE_CONFIG: expect.stringContaining('location = /slack/events'),
    EDGE_CONFIG_PATH: '/etc/edge/nginx.conf',
  });
});

test('tells OpenClaw that its config is not its own and that it is offline', () => {
  expect(environmentOf(template, 'gateway')).toEqual({
    NODE_OPTIONS: '--max-old-space-size=1024',
    OPENCLAW_APPROVED_DEVICES: 'none',
    OPENCLAW_CONFIG_PATH: '/etc/openclaw/openclaw.json',
    OPENCLAW_CONFIG_READONLY: '1',
    OPENCLAW_DISABLE_BONJOUR: '1',
    OPENCLAW_NO_AUTO_UPDATE: '1',
    OPENCLAW_OFFLINE: '1',
    OPENCLAW_SERVICE_REPAIR_POLICY: 'external',
    OPENCLAW_STATE_DIR: '/var/lib/openclaw',
    OPENCLAW_SUPERVISOR_MODE: 'external',
    XDG_CACHE_HOME: '/tmp/.cache',
  });
});

test('adds the environment of the way out, which changes nothing of ours', () => {
  const environment = { OPENCLAW_PROXY_URL: 'http://proxy:3128', OPENCLAW_OFFLINE: '0' };

  expect(
    environmentOf(synth({ egress: { allowedHosts: [], environment, allowFrom: () => {} } }), 'gateway'),
  ).toMatchObject({
    OPENCLAW_PROXY_URL: 'http://proxy:3128',
    OPENCLAW_OFFLINE: '1',
  });
});

describe('on a way out that opens TLS', () => {
  const caCertificates = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
  const opened = synth({ egress: { allowedHosts: [], environment: {}, caCertificates, allowFrom: () => {} } });

  test('hands config the authorities, and tells OpenClaw to trust the file that config writes', () => {
    expect(environmentOf(opened, 'config')).toMatchObject({
      EGRESS_CA: caCertificates,
      EGRESS_CA_PATH: '/etc/openclaw/egress-ca.pem',
    });
    expect(environmentOf(opened, 'gateway')).toMatchObject({ NODE_EXTRA_CA_CERTS: '/etc/openclaw/egress-ca.pem' });
  });

  test('does so on no other', () => {
    expect(environmentOf(template, 'config')).not.toHaveProperty('EGRESS_CA');
    expect(environmentOf(template, 'gateway')).not.toHaveProperty('NODE_EXTRA_CA_CERTS');
  });
});

test('limits the memory of each container, and leaves the gateway what config and edge do not take', () => {
  expect(NAMES.map(name => containerOf(template, name).Memory)).toEqual([64, 2048 - 64 - 192, 192]);
});

test('caps the heap at half the memory of the task', () => {
  const larger = synth({ cpu: 1024, memory: Size.gibibytes(4) });

  expect(environmentOf(larger, 'gateway').NODE_OPTIONS).toBe('--max-old-space-size=2048');
});

test('gives the edge and config no secret', () => {
  expect(containerOf(template, 'edge').Secrets).toBeUndefined();
  expect(containerOf(template, 'edge').Environment).toBeUndefined();
  expect(containerOf(template, 'config').Secrets).toBeUndefined();
});

test('restarts the edge alone when it fails', () => {
  expect(NAMES.map(name => containerOf(template, name).RestartPolicy)).toEqual([
    undefined,
    undefined,
    { Enabled: true },
  ]);
});

test.each([
  ['config', 'Edge', 'config'],
  ['gateway', 'Gateway', 'gateway'],
  ['edge', 'Edge', 'edge'],
])('sends the log of %s to the group %s, and drops lines rather than wait', (name, group, prefix) => {
  expect(containerOf(template, name).LogConfiguration).toMatchObject({
    LogDriver: 'awslogs',
    Options: {
      'awslogs-group': { Ref: expect.stringMatching(`^Logs${group}`) },
      'awslogs-stream-prefix': prefix,
      mode: 'non-blocking',
      'max-buffer-size': '26214400b',
    },
  });
});

test('waits ten minutes for a gateway to come up, and two for it to stop', () => {
  expect(containerOf(template, 'gateway')).toMatchObject({
    HealthCheck: { Interval: 30, Timeout: 10, StartPeriod: 300, Retries: 10 },
    StopTimeout: 120,
  });
  expect(containerOf(template, 'gateway').StartTimeout).toBeUndefined();
});

describe('the health check', () => {
  const { Command } = containerOf(template, 'gateway').HealthCheck as { Command: string[] };

  test('runs Node, the one program that the image is sure to have', () => {
    expect(Command.slice(0, 3)).toEqual(['CMD', 'node', '-e']);
    expect(Command[3]).toContain('port: 18789, path: "/startupz"');
  });

  test.each<[string, number, http.RequestListener]>([
    ['passes when OpenClaw has started', 0, (_, response) => response.end('{"ok":true,"status":"started"}')],
    ['fails while OpenClaw is starting', 1, (_, response) => response.writeHead(503).end('{"ok":false}')],
    ['fails on ok in an error', 1, (_, response) => response.writeHead(500).end('{"ok":true}')],
    ['fails on the Control UI', 1, (_, response) => response.end('<!doctype html>')],
    ['fails on JSON without ok', 1, (_, response) => response.end('null')],
    [
      'fails on an answer that breaks off',
      1,
      (_, response) =>
        void response.writeHead(200, { 'content-length': 99 }).write('{"ok":true}', () => response.destroy()),
    ],
    ['fails on an answer without an end', 1, (_, response) => void response.write('x'.repeat(200_000))],
  ])('%s', async (_name, exitCode, answer) => {
    expect(await check(Command[3], answer)).toBe(exitCode);
  });

  test('fails when nobody listens', async () => {
    expect(await run(Command[3].replace('18789', '1'))).toBe(1);
  });
});

async function check(script: string, answer: http.RequestListener): Promise<number | null> {
  const server = http.createServer(answer);
  await new Promise<void>(listening => void server.listen(0, '127.0.0.1', listening));
  try {
    return await run(script.replace('18789', String((server.address() as AddressInfo).port)));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function run(script: string): Promise<number | null> {
  return new Promise(done => void spawn(process.execPath, ['-e', script], { stdio: 'ignore' }).on('exit', done));
}
