import * as fs from 'node:fs';
import * as path from 'node:path';
import { ConfigInputs } from '../../bin/deployment/config-inputs';
import { CellsDeployment, Deployment } from '../../bin/deployment/deployment';
import { readDeployment } from '../../bin/deployment/parse';
import { tenantsOf } from '../../bin/deployment/tenants';
import { OpenClawConfig } from '../../lib/config';

const ROOT = path.join(__dirname, '..', '..');
const FILES = ['examples', 'test/deployment/fixtures'].flatMap(folder =>
  fs
    .readdirSync(path.join(ROOT, folder))
    .filter(file => file.endsWith('.yaml'))
    .map(file => path.join(folder, file)),
);

function read(file: string): Deployment {
  const { deployment, problems } = readDeployment(path.join(ROOT, file));
  expect(problems).toEqual([]);
  if (deployment === undefined) throw new Error(`${file} is not valid`);
  return deployment;
}

/** The configuration of a file that has one tenant. */
function readConfig(file: string): ConfigInputs {
  const [tenant, ...others] = tenantsOf(read(file));
  expect(others).toEqual([]);
  if (tenant === undefined) throw new Error(`${file} has no tenant`);
  return tenant.config;
}

test.each(FILES)('%s is valid and renders a configuration for each tenant', file => {
  const deployment = read(file);
  const { ingress } = deployment.file;
  const hostName = ingress.kind === 'none' ? undefined : ingress.domain;
  for (const { config } of tenantsOf(deployment)) {
    const rendered = JSON.parse(new OpenClawConfig({ ...config, hostName }).render());
    expect(rendered.agents.defaults.model.primary).toBe(config.modelProvider.model);
  }
});

test('the examples tell editors their schema', () => {
  for (const file of FILES.filter(name => name.startsWith('examples'))) {
    expect(fs.readFileSync(path.join(ROOT, file), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/deployment\.schema\.json\n/,
    );
  }
});

test.each([
  {
    fixture: 'slack-http',
    channels: ['slack'],
    secretNames: ['OPENAI_API_KEY', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
  },
  { fixture: 'whats-app', channels: ['whatsapp'], secretNames: ['ANTHROPIC_API_KEY'] },
  { fixture: 'ms-teams', channels: ['msteams'], secretNames: ['OPENCLAW_MODEL_API_KEY', 'MSTEAMS_APP_PASSWORD'] },
  { fixture: 'discord', channels: ['discord'], secretNames: ['AWS_BEARER_TOKEN_BEDROCK', 'DISCORD_BOT_TOKEN'] },
  { fixture: 'telegram', channels: ['telegram'], secretNames: ['ANTHROPIC_API_KEY', 'TELEGRAM_BOT_TOKEN'] },
  { fixture: 'email', channels: ['imap'], secretNames: ['ANTHROPIC_API_KEY', 'IMAP_PASSWORD'] },
])('$fixture asks for exactly its secrets', ({ fixture, channels, secretNames }) => {
  const config = readConfig(`test/deployment/fixtures/${fixture}.yaml`);
  expect(config.channels.map(({ id }) => id)).toEqual(channels);
  expect(new OpenClawConfig(config).secretNames).toEqual(secretNames);
});

test('a model at Bedrock is in the region of the deployment unless told otherwise', () => {
  const hosts = (file: string) => readConfig(file).modelProvider.allowedHosts.map(({ host }) => host);
  expect(hosts('test/deployment/fixtures/discord.yaml')).toEqual(['bedrock-runtime.eu-central-1.amazonaws.com']);
  expect(hosts('examples/outbound-only.yaml')).toEqual(['bedrock-runtime.us-east-1.amazonaws.com']);
});

test('direct messages follow the file', () => {
  const slack = JSON.parse(new OpenClawConfig(readConfig('test/deployment/fixtures/slack-http.yaml')).render());
  expect(slack.channels.slack).toMatchObject({ dmPolicy: 'allowlist', allowFrom: ['U0123456789'] });
  const telegram = JSON.parse(new OpenClawConfig(readConfig('test/deployment/fixtures/telegram.yaml')).render());
  expect(telegram.channels.telegram).toMatchObject({ dmPolicy: 'disabled' });
});

/** A file of many tenants among the examples. */
function readCells(name: string): CellsDeployment {
  const deployment = read(`examples/${name}.yaml`);
  if (deployment.topology === 'single-tenant') throw new Error(`${name} has one tenant`);
  return deployment;
}

test('twelve tenants share the one cell of the multi-tenant example, over every kind of channel and provider', () => {
  const { topology, file } = readCells('multi-tenant');
  const { tenants, removedTenants } = file;
  expect({ topology, cells: file.cells.map(({ kind }) => kind) }).toEqual({
    topology: 'multi-tenant',
    cells: ['shared'],
  });
  expect([tenants.length, removedTenants?.length]).toEqual([12, 1]);
  expect(tenants.filter(({ audience }) => audience === 'team')).toHaveLength(1);
  const kinds = (sections: readonly { kind: string }[]) => [...new Set(sections.map(({ kind }) => kind))].sort();
  expect(kinds(tenants.flatMap(({ channels = [] }) => channels))).toEqual([
    'discord',
    'email',
    'msTeams',
    'slackHttp',
    'slackSocket',
    'telegram',
    'whatsApp',
  ]);
  expect(kinds(tenants.map(({ modelProvider }) => modelProvider))).toEqual([
    'anthropic',
    'bedrock',
    'openAi',
    'openAiCompatible',
  ]);
});

test('the hybrid example has two shared cells and two dedicated ones', () => {
  const { topology, file } = readCells('hybrid');
  expect(topology).toBe('hybrid');
  expect(file.cells.map(({ kind }) => kind)).toEqual(['shared', 'shared', 'dedicated', 'dedicated']);
});

test.each(['multi-tenant', 'hybrid'])(
  'no review of the %s example is overdue when it is read for the first time',
  name => {
    expect(readDeployment(path.join(ROOT, `examples/${name}.yaml`), { today: '2026-11-28' }).warnings).toEqual([]);
  },
);
