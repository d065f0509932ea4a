import { Audience, Channel, DirectMessages, SessionScope, ToolPolicy } from '../../lib/config';
import { configOf, nested, problemOf, render, THREAD, UUID } from './fixture';

const [WRITER, READER] = ['U0123456789', 'U9876543210'];

function slack(directMessages = DirectMessages.allowOnly(WRITER, READER)): Channel {
  return Channel.slackSocket({ channels: [{ channelId: 'C0123456789', users: [WRITER] }], directMessages });
}

function team(writers?: { [channel: string]: string[] }) {
  return { audience: Audience.team({ writers }), channels: [slack()] };
}

const READING = ['sessions_history', 'sessions_list', 'sessions_search'];

describe('an agent for one person', () => {
  test('is the default, and adds nothing', () => {
    expect(configOf({}).audience.kind).toBe('person');
    expect(render({ channels: [slack()], audience: Audience.person() })).toEqual(render({ channels: [slack()] }));
    expect(render({ channels: [slack()] }).tools.toolsBySender).toBeUndefined();
  });

  test('may pair people and have no channel', () => {
    expect(problemOf(() => configOf({ audience: Audience.person() }))).toBeUndefined();
    expect(problemOf(() => configOf({ channels: [Channel.slackSocket()] }))).toBeUndefined();
  });
});

describe('an agent that a team shares', () => {
  test('reads for everybody, and writes for nobody unless told otherwise', () => {
    expect(configOf(team()).audience.kind).toBe('team');
    expect(render(team()).tools.toolsBySender).toEqual({ '*': { allow: READING } });
  });

  test('writes for the writers, by the ids of their channels', () => {
    expect(render(team({ slack: [WRITER] })).tools.toolsBySender).toEqual({
      [`channel:slack:${WRITER}`]: { allow: [...READING, 'message'] },
      '*': { allow: READING },
    });
  });

  test('takes away no less than the tool policy does', () => {
    const policy = ToolPolicy.messaging({ deny: ['sessions_search'] });
    const { tools } = render({ ...team(), tools: policy });

    expect(tools).toMatchObject({
      ...policy._settings(),
      message: expect.anything(),
    });
    expect(tools.message.crossContext).toEqual({ allowWithinProvider: false, allowAcrossProviders: false });
  });

  test('offers its tools by name, and of the one that writes what OpenClaw holds to the conversation', () => {
    expect(render(team()).tools.toolSearch).toBe(false);
    expect(render(team()).tools.message.actions.allow).toEqual([
      'send',
      'reply',
      'edit',
      'delete',
      'poll',
      'pin',
      'unpin',
      'thread-create',
      'thread-reply',
      'topic-create',
      'topic-edit',
    ]);
  });

  test('keeps what one person says from everybody else', () => {
    const { session, agents, plugins } = render(team());

    expect(session).toEqual({ dmScope: 'per-channel-peer', groupScope: 'per-group', notifyOnCreate: false });
    expect(agents.defaults).toMatchObject({
      heartbeat: { every: '0m', target: 'none' },
      compaction: { memoryFlush: { enabled: false } },
    });
    expect(plugins.entries['memory-core']).toEqual({ config: { dreaming: { enabled: false } } });
  });

  test('answers each message in a run of its own, and no command', () => {
    expect(render(team()).messages).toEqual({ queue: { mode: 'followup' } });
    expect(render(team()).commands).toMatchObject({ text: false, allowFrom: { '*': [] }, bash: false, restart: false });
  });

  test('does not take a reply or a thread of Slack for a mention', () => {
    const implicitMentions = { replyToBot: false, quotedBot: false, threadParticipation: false };

    expect(render(team()).channels.slack).toMatchObject({ requireMention: true, implicitMentions });
    expect(render({ channels: [slack()] }).channels.slack.implicitMentions).toBeUndefined();
  });

  test('keeps the audit trail of every agent', () => {
    expect(render(team()).logging.audit).toEqual({ enabled: true, messages: 'all', executionIdentity: true });
  });
});

describe('a team fails', () => {
  test('without a channel, where the one token of the Control UI is for all', () => {
    expect(problemOf(() => configOf({ audience: Audience.team(), hostName: 'claw.example.com' }))).toBe(
      'channels must name at least one for Audience.team(), got none: whoever opens the Control UI has the same token, so nobody could be told apart',
    );
  });

  test.each<[string, Channel]>([
    ['Slack', Channel.slackHttp()],
    ['WhatsApp', Channel.whatsApp()],
    ['Microsoft Teams', Channel.msTeams({ appId: UUID, tenantId: UUID })],
    ['Discord', Channel.discord()],
    ['Telegram', Channel.telegram({ directMessages: DirectMessages.pairing() })],
  ])('when %s pairs people whom nobody named', (_, channel) => {
    expect(problemOf(() => configOf({ audience: Audience.team(), channels: [channel] }))).toBe(
      'channels[0].directMessages must be allowOnly(…) or disabled() for Audience.team(), got pairing(): whoever gets a code approved would belong to the team without being named; name the people',
    );
  });

  test.each(['main', 'per-peer'])('with the session scope %s, which shares conversations, as anybody does', scope => {
    const sessionScope = scope as SessionScope;
    const problem = `sessionScope must be one of per-channel-peer, per-account-channel-peer, got '${scope}': any other shares conversations between people`;

    expect(problemOf(() => configOf({ ...team(), sessionScope }))).toBe(problem);
    expect(problemOf(() => configOf({ sessionScope }))).toBe(problem);
  });

  test.each<[{ [channel: string]: string[] }, string]>([
    [
      { discord: ['123456789012345678'] },
      "audience.writers.discord must belong to a channel that is given, got 'discord': add the channel or leave its writers out",
    ],
    [
      { slack: [WRITER, 'U0000000000'] },
      "audience.writers.slack[1] must be somebody whom the channel answers, got 'U0000000000': name the person in the channel too",
    ],
    [
      { slack: ['*'] },
      "audience.writers.slack[0] must be somebody whom the channel answers, got '*': name the person in the channel too",
    ],
    [{ slack: [] }, 'audience.writers.slack must name at least one person, got none: nobody could use it'],
    [
      { slack: [WRITER, WRITER] },
      `audience.writers.slack must name each once, got '${WRITER}' twice: remove one of them`,
    ],
  ])('for the writers %j', (writers, problem) => {
    expect(problemOf(() => configOf(team(writers)))).toBe(problem);
  });

  test('when it would write for whoever sends mail', () => {
    const email = Channel.email({ host: 'imap.example.com', user: 'a@example.com', allowedSenders: ['@example.com'] });
    const audience = Audience.team({ writers: { imap: ['b@example.com'] } });

    expect(problemOf(() => configOf({ audience, channels: [email] }))).toBe(
      'audience.writers.imap must be left out, got 1: the agent has no tools for whoever writes there',
    );
    expect(problemOf(() => configOf({ audience: Audience.team(), channels: [email] }))).toBeUndefined();
  });

  test.each([
    ToolPolicy.minimal(),
    ToolPolicy.messaging({ deny: ['message'] }),
    ToolPolicy.messaging({ deny: ['group:messaging'] }),
    ToolPolicy.messaging({ deny: ['group:openclaw'] }),
  ])('when writers have no tool that writes, case %#', tools => {
    expect(problemOf(() => configOf({ ...team({ slack: [WRITER] }), tools }))).toBe(
      "audience.writers must be left out with these tools, got slack: they have no tool that writes; give ToolPolicy.messaging() without denying 'message'",
    );
    expect(problemOf(() => configOf({ ...team(), tools }))).toBeUndefined();
  });

  const CARRIES = "for Audience.team() it would carry the team's conversations to one of them: leave it out";
  const MIXES = "for Audience.team() it would mix people's messages into one run: leave it out, each waits for its own";

  test.each([
    ['agents.defaults.heartbeat.every', '30m', `set: ${CARRIES}`],
    ['agents.entries.main.heartbeat.prompt', 'Report', `set: ${CARRIES}`],
    ['messages.queue.mode', 'steer', `"steer": ${MIXES}`],
    ['messages.queue.byChannel.slack', 'collect', `"collect": ${MIXES}`],
  ])('for the setting %s, which one person may have', (path, value, problem) => {
    const settings = nested(path, value);

    expect(problemOf(() => configOf({ ...team(), settings }))).toBe(`settings.${path} must not be ${problem}`);
    expect(problemOf(() => configOf({ channels: [slack()], settings }))).toBeUndefined();
  });

  test.each([
    ['tools.toolsBySender.x.allow.0', 'exec'],
    ['tools.exec.mode', 'ask'],
    ['approvals.exec.enabled', true],
    ['commands.allowFrom.slack.0', WRITER],
    ['plugins.entries.memory-core.config.dreaming.enabled', true],
    ['agents.defaults.compaction.memoryFlush.enabled', true],
    ['session.notifyOnCreate', true],
  ])('for the setting %s, as anybody does', (path, value) => {
    expect(problemOf(() => configOf({ ...team(), settings: nested(path, value) }))).toMatch(/^settings\.\S+ must not/);
  });

  test.each([
    ['agents.defaults.heartbeat.every', '0m'],
    ['messages.queue.mode', 'followup'],
    ['messages.queue.cap', 5],
    ['channels.slack.historyLimit', 0],
  ])('not for the setting %s = %j', (path, value) => {
    expect(problemOf(() => configOf({ ...team(), settings: nested(path, value) }))).toBeUndefined();
  });
});

test.each<[string, Channel, string]>([
  ['slack', slack(DirectMessages.disabled()), WRITER],
  ['slack', slack(DirectMessages.allowOnly(READER)), READER],
  [
    'whatsapp',
    Channel.whatsApp({ groups: ['1@g.us'], users: ['+15550000001'], directMessages: DirectMessages.disabled() }),
    '+15550000001',
  ],
  ['whatsapp', Channel.whatsApp({ directMessages: DirectMessages.allowOnly('+15550000001') }), '+15550000001'],
  [
    'msteams',
    Channel.msTeams({
      appId: UUID,
      tenantId: UUID,
      users: [UUID],
      teams: [{ teamId: THREAD, channels: [THREAD] }],
      directMessages: DirectMessages.disabled(),
    }),
    UUID,
  ],
  [
    'discord',
    Channel.discord({
      guilds: [{ guildId: '123456789012345678', users: ['234567890123456789'], channels: ['345678901234567890'] }],
      directMessages: DirectMessages.disabled(),
    }),
    '234567890123456789',
  ],
  [
    'telegram',
    Channel.telegram({
      groups: [{ groupId: '-1001234567890', users: ['123456789'] }],
      directMessages: DirectMessages.disabled(),
    }),
    '123456789',
  ],
])('takes for a writer whom %s answers, case %#', (id, channel, person) => {
  const { tools } = render({ audience: Audience.team({ writers: { [id]: [person] } }), channels: [channel] });

  expect(Object.keys(tools.toolsBySender)).toEqual([`channel:${id}:${person}`, '*']);
});
