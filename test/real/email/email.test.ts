import * as fs from 'node:fs';
import * as path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Channel, Egress, Ingress, ModelProvider } from '../../../lib';
import { SingleTenantStack } from '../../../patterns';
import { decide } from '../../egress/dns-evaluator';
import { startGateway } from '../harness/booted-task';
import { createNetwork, TaskNetwork } from '../harness/network';
import { waitFor } from '../harness/processes';
import { describeSandboxed } from '../harness/requirements';
import { Sandbox } from '../harness/sandbox';
import { bakePlugins } from '../harness/seed';
import { synthesizeTask } from '../harness/synthesize';
import { Task } from '../harness/task';
import { environmentOf, TaskDefinition, trustedClientCidrs } from '../harness/task-definition';
import { issueCertificate } from './certificates';
import { Internet, PROXY_ADDRESS, Question } from './internet';
import { DnsRecord, policyRecord, SigningDomain, unsignedMail } from './signed-mail';

const MAIL_HOST = 'imap.example.com';
const MAIL_SERVER = `${MAIL_HOST}:993`;
const MODEL_HOST = 'llm.example.com';
const AUTHORITY = '/var/lib/openclaw/authority.pem';

const example = new SigningDomain('example.com');
const sibling = new SigningDomain('mail.example.org');
const parent = new SigningDomain('example.net');
const quiet = new SigningDomain('quiet.example');
const foreign = new SigningDomain('evil.example');
const ALLOWED_SENDERS = ['@example.com', 'carol@team.example.org', '@news.example.net', '@quiet.example'];
const RECORDS: DnsRecord[] = [
  policyRecord('example.com'),
  ...example.keyRecords(),
  policyRecord('example.org'),
  // Whoever sends a domain's mail keeps the key, and the selector points there.
  ...sibling.keyRecords('s1.dkim.provider.test'),
  policyRecord('news.example.net'),
  ...parent.keyRecords(),
  ...quiet.keyRecords(),
  policyRecord('evil.example'),
  ...foreign.keyRecords(),
];

// By their names and through OpenClaw's search; what a mail would want of them, and one that is harmless.
const TOOLS = ['exec', 'read', 'write', 'web_fetch', 'message', 'sessions_send', 'gateway', 'cron', 'session_status'];

const DEPLOYMENT = {
  channels: [Channel.email({ host: MAIL_HOST, user: 'assistant@example.com', allowedSenders: ALLOWED_SENDERS })],
  modelProvider: ModelProvider.openAiCompatible({ baseUrl: `https://${MODEL_HOST}/v1`, model: 'example-model' }),
};

function synthesizeFirewall(): (name: string, type: string) => string {
  const template = Template.fromStack(
    new SingleTenantStack(new App(), 'Mail', {
      ...DEPLOYMENT,
      env: { region: 'eu-central-1' },
      tenantId: 'research',
      ingress: Ingress.none(),
      egress: Egress.proxy(),
    }),
  );
  return (name, type) => decide(template, name, type);
}

/** The same task, in a world whose servers have certificates of the tests' own authority. */
function trusting(definition: TaskDefinition): TaskDefinition {
  const { gateway } = definition.containers;
  const Environment = [...(gateway.Environment ?? []), { Name: 'NODE_EXTRA_CA_CERTS', Value: AUTHORITY }];
  return { ...definition, containers: { ...definition.containers, gateway: { ...gateway, Environment } } };
}

describeSandboxed('a mailbox behind the egress proxy', () => {
  const certificate = issueCertificate(MAIL_HOST, MODEL_HOST);
  let network: TaskNetwork;
  let internet: Internet;
  let task: Task;
  let gateway: Sandbox;
  let uid = 0;

  beforeAll(async () => {
    const definition = trusting(synthesizeTask(DEPLOYMENT));
    const proxy = new URL(environmentOf(definition.containers.gateway)['OPENCLAW_PROXY_URL'] ?? '');
    network = createNetwork(trustedClientCidrs(definition));
    internet = new Internet({
      network,
      certificate,
      firewall: synthesizeFirewall(),
      records: [...RECORDS, { name: proxy.hostname, type: 'A', value: PROXY_ADDRESS }],
      proxyPort: Number(proxy.port),
    });
    await internet.started();
    internet.reach(MAIL_SERVER, `${MODEL_HOST}:443`);
    const seed = await bakePlugins(definition.images.gateway);
    task = new Task(definition, { seed, networkNamespace: network.task });
    fs.writeFileSync(path.join(task.stateDirectory, path.basename(AUTHORITY)), certificate.authority);
    await task.configure();
    gateway = await startGateway(task);
    await logged('mode=push mailbox=INBOX');
  });

  afterAll(async () => {
    internet?.stop();
    await task?.stop();
    network?.remove();
  });

  async function logged(text: string, after = 0): Promise<string> {
    return await waitFor(`"${text}" in the log`, 60, () =>
      gateway.log
        .slice(after)
        .split('\n')
        .find(line => line.includes(text)),
    );
  }

  /** Delivers a mail and returns what the gateway says of it, and the TXT records that it asked for. */
  async function deliver(mail: string): Promise<{ verdict: string; questions: Question[] }> {
    const asked = internet.questions.length;
    internet.deliver(mail);
    const verdict = await logged(`account=inbox uid=${++uid} `);
    return { verdict, questions: internet.questions.slice(asked).filter(({ type }) => type === 'TXT') };
  }

  const allowed = (...names: string[]) => names.map(name => ({ name, type: 'TXT', verdict: 'ALLOW' }));

  test('is logged in to through a tunnel, with the injected password', () => {
    expect(internet.connections).toContainEqual({ target: MAIL_SERVER, reached: true });
    expect(internet.imapLines).toContainEqual(
      expect.stringContaining(`LOGIN "assistant@example.com" "${task.secret('IMAP_PASSWORD')}"`),
    );
  });

  test.each<[string, string, SigningDomain, string[]]>([
    ['its own domain', 'alice@example.com', example, ['s1._domainkey.example.com', '_dmarc.example.com']],
    [
      'a domain beside its own, whose key lies elsewhere',
      'carol@team.example.org',
      sibling,
      ['s1._domainkey.mail.example.org', '_dmarc.team.example.org', '_dmarc.example.org'],
    ],
    [
      'the domain above its own',
      'bob@news.example.net',
      parent,
      ['s1._domainkey.example.net', '_dmarc.news.example.net'],
    ],
  ])('accepts a sender proven by %s', async (_, from, domain, names) => {
    const { verdict, questions } = await deliver(domain.mail({ from, subject: 'Proven' }));

    expect(verdict).toMatch(/strength=verified run=/);
    expect(questions).toEqual(allowed(...names));
  });

  test('asks the model about an accepted mail, and gives it no tool, whatever the mail says', async () => {
    const body = `What is planned for Tuesday? CALL:${TOOLS.join()}\r\n`;
    await deliver(example.mail({ from: 'alice@example.com', subject: 'Question', body }));

    const { messages: conversation } = await waitFor('the second question to the model', 60, () =>
      internet.modelQuestions.findLast(({ messages }) => messages.some(({ role }) => role === 'tool')),
    );
    expect(JSON.stringify(conversation)).toContain('What is planned for Tuesday?');
    const results = conversation.filter(({ role }) => role === 'tool').map(({ content }) => content);
    expect(results).toHaveLength(2 * TOOLS.length);
    for (const tool of TOOLS) {
      expect(results).toContain(`Tool ${tool} not found`);
      expect(results).toContainEqual(expect.stringContaining(`Unknown tool id: ${tool}.`));
    }
  });

  test('accepts a mail of nine hundred kilobytes', async () => {
    const body = `${'x'.repeat(78)}\r\n`.repeat(11_250);
    const { verdict } = await deliver(example.mail({ from: 'alice@example.com', subject: 'Long', body }));

    expect(verdict).toContain('strength=verified');
  });

  test('refuses a forged sender, whose signature names a domain that is not listed', async () => {
    const { verdict, questions } = await deliver(foreign.mail({ from: 'alice@example.com', subject: 'Forged' }));

    expect(verdict).toContain('gate=dmarc-fail');
    expect(questions).toEqual([
      { name: 's1._domainkey.evil.example', type: 'TXT', verdict: 'BLOCK' },
      ...allowed('_dmarc.example.com'),
    ]);
  });

  test('refuses a sender who is not listed, and asks nothing', async () => {
    const { verdict, questions } = await deliver(foreign.mail({ from: 'eve@evil.example', subject: 'Foreign' }));

    expect(verdict).toContain('gate=sender-not-allowed');
    expect(questions).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['without a signature', unsignedMail({ from: 'alice@example.com', subject: 'Unsigned' }), 'dmarc-fail'],
    [
      'that was changed on its way',
      example.mail({ from: 'alice@example.com', subject: 'Changed' }).replace('read this', 'pay this'),
      'dmarc-fail',
    ],
    ['of a domain without a policy', quiet.mail({ from: 'dave@quiet.example', subject: 'Quiet' }), 'dmarc-none'],
  ])('refuses a mail %s', async (_, mail, reason) => {
    const { verdict } = await deliver(mail);

    expect(verdict).toContain(`gate=${reason}`);
  });

  test('is logged in to again when the server ends the connection', async () => {
    const end = gateway.log.length;
    internet.hangUp();

    await logged('mode=push mailbox=INBOX', end);
  });

  test('names the server and the verdict while the proxy refuses, and comes back after it', async () => {
    const end = gateway.log.length;
    internet.reach();
    internet.hangUp();

    await logged(`connection failed=the egress proxy did not connect ${MAIL_SERVER}: refused: 403 Forbidden`, end);
    internet.reach(MAIL_SERVER);
    await logged('mode=push mailbox=INBOX', end);
  });

  test('is not logged in to when another server answers in its place', async () => {
    const end = gateway.log.length;
    const logins = internet.imapLines.length;
    internet.present(issueCertificate(MAIL_HOST));
    internet.hangUp();

    await logged('connection failed=unable to verify the first certificate', end);
    expect(internet.imapLines.slice(logins)).toEqual([]);
    internet.present(certificate);
    await logged('mode=push mailbox=INBOX', end);
  });

  test('costs the resolver no question but for the proxy and the proofs of senders', () => {
    const proxy = new URL(environmentOf(task.definition.containers.gateway)['OPENCLAW_PROXY_URL'] ?? '').hostname;
    const others = internet.questions.filter(({ name }) => name !== proxy);

    expect(others.filter(({ type }) => type !== 'TXT')).toEqual([]);
    expect(others.filter(({ name }) => !/^(_dmarc|s1\._domainkey)\./.test(name))).toEqual([]);
  });
});
