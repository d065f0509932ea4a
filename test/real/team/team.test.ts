import * as fs from 'node:fs';
import * as path from 'node:path';
import { Audience, Channel, DirectMessages, ModelProvider } from '../../../lib';
import { issueCertificate } from '../email/certificates';
import { startGateway } from '../harness/booted-task';
import { createNetwork, TaskNetwork } from '../harness/network';
import { sleep, waitFor } from '../harness/processes';
import { describeSandboxed } from '../harness/requirements';
import { Sandbox } from '../harness/sandbox';
import { bakePlugins } from '../harness/seed';
import { synthesizeTask } from '../harness/synthesize';
import { Task } from '../harness/task';
import { TaskDefinition, trustedClientCidrs } from '../harness/task-definition';
import { MODEL_HOST, PROXY_PORT, Question, Said, SERVED_HOSTS, Workplace } from './workplace';

const AUTHORITY = '/var/lib/openclaw/authority.pem';
const WRITER = { telegram: 111111, slack: 'U0WRITER000', slackDirect: 'D0WRITER000' };
const READER = { telegram: 222222, slack: 'U0READER000', slackDirect: 'D0READER000' };
const STRANGER = { telegram: 333333, slack: 'U0STRANGER0', slackDirect: 'D0STRANGER0' };
const GROUP = -1001234567890;
const ROOM = 'C0123456789';

const READING = ['sessions_history', 'sessions_list', 'sessions_search'];
const WRITING = ['message', ...READING];
// Time for a message to reach the run that it must not get into.
const ARRIVAL_MS = 5000;

type Person = typeof WRITER;

interface AuditEvent {
  readonly action: string;
  readonly channel?: string;
  readonly toolName?: string;
  readonly actor: { readonly type: string; readonly id: string };
}

const telegram = (person: Person, text: string): Said => ({ kind: 'telegram', from: person.telegram, text });
const group = (person: Person, text: string): Said => ({
  kind: 'telegram',
  from: person.telegram,
  group: GROUP,
  text: `@claw_bot ${text}`,
});
const slack = (person: Person, text: string): Said => ({
  kind: 'slack',
  from: person.slack,
  channel: person.slackDirect,
  text,
});
const room = (person: Person, text: string): Said => ({
  kind: 'slack',
  from: person.slack,
  channel: ROOM,
  text: `<@U0CLAW00000> ${text}`,
});
/** Without the mention, which OpenClaw may spell otherwise. */
const spoken = ({ text }: Said) => text.replace(/^(?:@|<@)\w+>? /, '');
const call = (tool: string, args: object) => `CALL ${tool} ${JSON.stringify(args)} NOW`;

function teamTask(): TaskDefinition {
  const telegramIds = [WRITER, READER].map(person => String(person.telegram));
  const slackIds = [WRITER, READER].map(person => person.slack);
  return synthesizeTask({
    audience: Audience.team({ writers: { telegram: [String(WRITER.telegram)], slack: [WRITER.slack] } }),
    channels: [
      Channel.telegram({
        groups: [{ groupId: String(GROUP), users: telegramIds }],
        directMessages: DirectMessages.allowOnly(...telegramIds),
      }),
      Channel.slackSocket({
        channels: [{ channelId: ROOM, users: slackIds }],
        directMessages: DirectMessages.allowOnly(...slackIds),
      }),
    ],
    modelProvider: ModelProvider.openAiCompatible({ baseUrl: `https://${MODEL_HOST}/v1`, model: 'example-model' }),
  });
}

/** The same task, in a world whose servers have certificates of the tests' own authority. */
function inWorkplace(definition: TaskDefinition, { trustedAddress }: TaskNetwork): TaskDefinition {
  const { gateway } = definition.containers;
  const Environment = [
    ...(gateway.Environment ?? []),
    { Name: 'NODE_EXTRA_CA_CERTS', Value: AUTHORITY },
    { Name: 'OPENCLAW_PROXY_URL', Value: `http://${trustedAddress}:${PROXY_PORT}` },
  ];
  return { ...definition, containers: { ...definition.containers, gateway: { ...gateway, Environment } } };
}

describeSandboxed('an agent that a team shares', () => {
  let network: TaskNetwork;
  let workplace: Workplace;
  let task: Task;
  let gateway: Sandbox;
  const unheard: string[] = [];

  beforeAll(async () => {
    const certificate = issueCertificate(...SERVED_HOSTS);
    const definition = teamTask();
    network = createNetwork(trustedClientCidrs(definition));
    workplace = new Workplace(network, certificate);
    await workplace.started();
    const seed = await bakePlugins(definition.images.gateway);
    task = new Task(inWorkplace(definition, network), { seed, networkNamespace: network.task });
    fs.writeFileSync(path.join(task.stateDirectory, path.basename(AUTHORITY)), certificate.authority);
    await task.configure();
    gateway = await startGateway(task);
    await waitFor('Slack', 60, () => workplace.sent.find(({ to }) => to === 'socket'));
    await waitFor('Telegram', 60, () => (gateway.log.includes('polling ingress started') ? true : undefined));
  }, 900_000);

  afterAll(async () => {
    workplace?.stop();
    await task?.stop();
    network?.remove();
  });

  /** The first question to the model that comes of what somebody says. */
  async function questionOf(said: Said, before = workplace.questions.length): Promise<Question> {
    workplace.say(said);
    return await waitFor(`a question of ${said.text}`, 60, () => workplace.questions[before]);
  }

  /** What a tool answered when the model called it for somebody. */
  async function resultOf(said: Said): Promise<string> {
    const before = workplace.questions.length;
    workplace.say(said);
    const { messages } = await waitFor(`a result of ${said.text}`, 60, () =>
      workplace.questions.slice(before).find(question => question.messages.at(-1)?.role === 'tool'),
    );
    return messages.at(-1)?.content ?? '';
  }

  /** Whoever speaks next in the same place is the first to be answered. */
  async function expectUnheard(said: Said, next: Said): Promise<void> {
    const before = workplace.questions.length;
    workplace.say(said);
    const { messages } = await questionOf(next, before);
    expect(messages.at(-1)?.content).toContain(spoken(next));
    expect(messages.at(-1)?.content).not.toContain(spoken(said));
    unheard.push(spoken(said));
  }

  test.each([
    ['directly by Telegram', telegram],
    ['in a group of Telegram', group],
    ['directly by Slack', slack],
    ['in a channel of Slack', room],
  ])('offers the tool that writes to a writer alone, %s', async (_, say) => {
    expect((await questionOf(say(READER, 'What is new?'))).tools.sort()).toEqual(READING);
    expect((await questionOf(say(WRITER, 'What is new?'))).tools.sort()).toEqual(WRITING);
  });

  test('does for a reader no more than it was offered, whatever the model calls', async () => {
    const send = call('message', { action: 'send', message: 'Written by a tool.' });

    expect(await resultOf(telegram(READER, send))).toBe('Tool message not found');
    expect(await resultOf(telegram(WRITER, send))).toContain('"ok": true');
    expect(workplace.sent.filter(({ text }) => text === 'Written by a tool.')).toEqual([
      expect.objectContaining({ channel: 'telegram', to: String(WRITER.telegram) }),
    ]);
  });

  test.each([
    [{ action: 'send', message: 'Hello', to: String(READER.telegram) }, 'Cross-context messaging denied'],
    [{ action: 'send', message: 'Hello', channel: 'slack', to: ROOM }, 'Cross-context messaging denied'],
    [{ action: 'read', to: String(READER.telegram) }, 'action: must be equal to one of the allowed values'],
  ])('holds what a writer asks for to their conversation: %j', async (args, refusal) => {
    expect(await resultOf(telegram(WRITER, call('message', args)))).toContain(refusal);
  });

  test('shows nobody the conversation of somebody else', async () => {
    const key = (person: Person) => `agent:main:telegram:direct:${person.telegram}`;
    await questionOf(telegram(WRITER, 'The word is xylophone.'));

    const refusal = 'restricted to the current session (tools.sessions.visibility=self)';
    expect(await resultOf(telegram(READER, call('sessions_history', { sessionKey: key(WRITER) })))).toContain(refusal);
    expect(await resultOf(group(WRITER, call('sessions_history', { sessionKey: key(READER) })))).toContain(refusal);
    const found = await resultOf(telegram(READER, call('sessions_search', { query: 'xylophone' })));
    const listed = await resultOf(telegram(READER, call('sessions_list', {})));
    for (const answer of [found, listed]) {
      expect(answer).toContain(key(READER));
      expect(answer).not.toContain(key(WRITER));
    }
  });

  test.each([
    ['directly by Telegram', telegram],
    ['in a group of Telegram', group],
    ['directly by Slack', slack],
    ['in a channel of Slack', room],
  ])('answers nobody who is not named, %s', async (place, say) => {
    await expectUnheard(say(STRANGER, `A stranger speaks ${place}`), say(READER, `Named and ${place}`));
  });

  test.each<[string, Said, Said]>([
    ['in a group', { ...group(WRITER, ''), text: 'Nobody in the group' }, group(READER, 'Now in the group')],
    ['in a channel', { ...room(WRITER, ''), text: 'Nobody in the channel' }, room(READER, 'Now in the channel')],
  ])('waits to be mentioned, %s', async (_, said, next) => {
    await expectUnheard(said, next);
  });

  test('waits to be mentioned again in a thread that it takes part in', async () => {
    const inThread = (said: Said) => ({ ...said, thread: '1795000000.000001' });
    await questionOf(inThread(room(WRITER, 'Begin a thread')));

    await expectUnheard(
      inThread({ ...room(WRITER, ''), text: 'Nobody in the thread' }),
      inThread(room(READER, 'Now in the thread')),
    );
  });

  test('lets what is said meanwhile wait for a run of its own', async () => {
    const before = workplace.questions.length;
    await questionOf(group(WRITER, `HOLD ${call('sessions_list', {})}`));
    workplace.say(group(WRITER, 'Said meanwhile'));
    await sleep(ARRIVAL_MS);
    workplace.release();

    const own = await waitFor('a run of its own', 60, () =>
      workplace.questions.slice(before).find(({ messages }) => messages.at(-1)?.content.includes('Said meanwhile')),
    );
    const [, result] = workplace.questions.slice(before);
    expect(result?.messages.at(-1)).toMatchObject({ role: 'tool', content: expect.stringContaining('"sessions"') });
    expect(JSON.stringify(result)).not.toContain('Said meanwhile');
    expect(own.messages.at(-2)).toEqual({ role: 'assistant', content: 'Noted.' });
  });

  test.each(['/steer Do it', '/queue steer', '/model other', '/status', '/new'])(
    'takes no command in a group: %s',
    async command => {
      await expectUnheard({ ...group(WRITER, ''), text: command }, group(READER, `What was ${command.slice(1)}?`));
    },
  );

  test('says in a group what the model says, and nothing of its own', () => {
    const said = workplace.sent.filter(({ to }) => to === String(GROUP)).map(({ text }) => text);

    expect(said).toContain('Noted.');
    expect(said.filter(text => !['Noted.', '<b>Working</b>'].includes(text))).toEqual([]);
  });

  test('never asked the model for what it must not hear', () => {
    const asked = workplace.questions.map(({ messages }) => messages.at(-1)?.content ?? '');

    expect(unheard).toHaveLength(12);
    for (const text of unheard) expect(asked.filter(content => content.endsWith(text))).toEqual([]);
  });

  test('names each person in the audit trail, by a pseudonym', () => {
    const { stdout, stderr } = gateway.exec(['openclaw', 'audit', '--json', '--limit', '500']);
    const { events }: { events: AuditEvent[] } = JSON.parse(stdout.slice(stdout.indexOf('{')) || stderr);
    const senders = (channel: string) =>
      new Set(
        events
          .filter(event => event.channel === channel && event.action === 'message.inbound.processed')
          .map(({ actor }) => `${actor.type} ${actor.id.slice(0, 15)} ${actor.id}`),
      );

    for (const channel of ['telegram', 'slack']) {
      expect([...senders(channel)]).toEqual(Array(2).fill(expect.stringMatching(/^channel_sender hmac-sha256:v1:/)));
    }
    expect(events.filter(({ toolName }) => toolName === 'message').length).toBeGreaterThan(0);
  });

  test('does nothing of its own accord', () => {
    expect(gateway.log).toContain('heartbeat: disabled');
    expect(gateway.log).not.toMatch(/heartbeat: started|dreaming cron job/);
  });
});
