import { isOffered } from '../../lib/config/offered-settings';

const GENERATED = {
  telemetry: { enabled: false },
  tools: { exec: { mode: 'deny' }, deny: ['group:fs', 'group:runtime'] },
  session: { dmScope: 'per-channel-peer' },
  channels: { slack: { mode: 'socket' } },
};

test.each([
  '$schema',
  'ui.seamColor',
  'ui.prefs.theme',
  'messages.responsePrefix',
  'messages.queue.byChannel.slack',
  'messages.groupChat.historyLimit',
  'session.reset.idleMinutes',
  'session.resetByType.direct.mode',
  'session.maintenance.pruneAfter',
  'agents.defaults.thinkingDefault',
  'agents.defaults.heartbeat.every',
  'agents.defaults.compaction.mode',
  'agents.entries.main.humanDelay.mode',
  'agents.entries.main.identity.name',
  'attachments.ttlHours',
  'cron.sessionRetention',
  'memory.search.query.maxResults',
  'skills.limits.maxSkillsInPrompt',
  'skills.entries.weather.enabled',
  'channels.slack.historyLimit',
  'channels.slack.streaming.mode',
])('offers %s', path => {
  expect(isOffered(path, 'any', GENERATED)).toBe(true);
});

test.each(['plugins.entries.memory-core.enabled', 'channels.slack.actions.pins', 'commands.text'])(
  'lets %s be switched off, never on',
  path => {
    expect(isOffered(path, false, GENERATED)).toBe(true);
    expect(isOffered(path, true, GENERATED)).toBe(false);
    expect(isOffered(path, null, GENERATED)).toBe(false);
  },
);

test.each([
  ['telemetry.enabled', false],
  ['tools.exec.mode', 'deny'],
  ['session.dmScope', 'per-channel-peer'],
  ['channels.slack.mode', 'socket'],
])('lets %s repeat what is generated', (path, value) => {
  expect(isOffered(path, value, GENERATED)).toBe(true);
  expect(isOffered(path, 'other', GENERATED)).toBe(false);
});

test.each([
  ['an element of a list, which could drop the others', 'tools.deny.0', 'group:fs'],
  ['an object in place of a value', 'telemetry.enabled', {}],
  ['null', 'telemetry', null],
  ['a channel that was not given', 'channels.telegram.historyLimit', 5],
  ['a channel by the name of a method', 'channels.toString.historyLimit', 5],
  ['all channels', 'channels.historyLimit', 5],
  ['another case', 'Ui.seamColor', '#000'],
  ['a longer name', 'agents.defaults.thinkingDefaultModel', 'x'],
  ['the root of what is offered', 'session', 'x'],
  ['another agent', 'agents.entries.mail_reader.thinkingDefault', 'low'],
])('does not offer %s', (_, path, value) => {
  expect(isOffered(path, value, GENERATED)).toBe(false);
});

test('offers no setting of channels when there is none', () => {
  expect(isOffered('channels.slack.historyLimit', 5, {})).toBe(false);
});
