import { Channel, DirectMessages, MsTeamsProps } from '../../../lib/config';
import { problemOf, settingsOf, THREAD, UUID } from '../fixture';

const BOT = { appId: UUID, tenantId: UUID };
const TEAM = { teamId: THREAD, channels: [THREAD] };

test('takes direct messages after pairing alone', () => {
  expect(settingsOf(Channel.msTeams(BOT))).toEqual({
    enabled: true,
    dmPolicy: 'pairing',
    groupPolicy: 'disabled',
    contextVisibility: 'allowlist',
    configWrites: false,
    dangerouslyAllowNameMatching: false,
    requireMention: true,
    appId: UUID,
    tenantId: UUID,
    appPassword: { source: 'env', provider: 'default', id: 'MSTEAMS_APP_PASSWORD' },
    webhook: { port: 3978, path: '/api/messages' },
    graphMediaFallback: false,
  });
});

test('brings plugin, secret, hosts and the webhook on a port of its own', () => {
  const teams = Channel.msTeams(BOT);

  expect(teams.plugin).toEqual({ id: 'msteams', packageName: '@openclaw/msteams', version: '2026.9.5' });
  expect(teams.secretNames).toEqual(['MSTEAMS_APP_PASSWORD']);
  expect(teams.webhooks).toEqual([{ path: '/api/messages', port: 3978 }]);
  expect(teams.allowedHosts.map(({ host }) => host)).toEqual([
    'login.microsoftonline.com',
    '.botframework.com',
    'graph.microsoft.com',
    'smba.trafficmanager.net',
    '.teams.microsoft.com',
    '.asm.skype.com',
    '.ams.skype.com',
  ]);
});

test('answers the named people in the named teams, when mentioned', () => {
  expect(settingsOf(Channel.msTeams({ ...BOT, users: [UUID], teams: [TEAM] }))).toMatchObject({
    groupPolicy: 'allowlist',
    groupAllowFrom: [UUID],
    teams: { [THREAD]: { requireMention: true, channels: { [THREAD]: { requireMention: true } } } },
  });
});

test('lets the named people write directly', () => {
  expect(settingsOf(Channel.msTeams({ ...BOT, directMessages: DirectMessages.allowOnly(UUID) }))).toMatchObject({
    dmPolicy: 'allowlist',
    allowFrom: [UUID],
  });
});

const ID = "must be a directory id in the form '00000000-0000-0000-0000-000000000000', in lower case";
const ID_ADVICE = 'copy the object id from Microsoft Entra';
const CONVERSATION = "must be a Teams conversation id such as '19:…@thread.tacv2'";
const CONVERSATION_ADVICE = 'choose Get link to team or channel and decode the id in the link';

test.each<[Partial<MsTeamsProps>, string]>([
  [{ appId: 'bot' }, `appId ${ID}, got 'bot': ${ID_ADVICE}`],
  [{ tenantId: 'common' }, `tenantId ${ID}, got 'common': ${ID_ADVICE}`],
  [{ users: ['ada@example.com'] }, `users[0] ${ID}, got 'ada@example.com': ${ID_ADVICE}`],
  [{ users: ['*'] }, `users[0] ${ID}, got the wildcard '*', which would let anybody in: ${ID_ADVICE}`],
  [{ users: [UUID, UUID] }, `users must name each once, got '${UUID}' twice: remove one of them`],
  [{ teams: [TEAM] }, 'users must name at least one person who may speak in the teams, got none: nobody could use it'],
  [
    { users: [UUID], teams: [{ ...TEAM, teamId: UUID }] },
    `teams[0].teamId ${CONVERSATION}, got '${UUID}': ${CONVERSATION_ADVICE}`,
  ],
  [
    { users: [UUID], teams: [{ ...TEAM, channels: [] }] },
    'teams[0].channels must name at least one channel, got none: nobody could use it',
  ],
  [
    { users: [UUID], teams: [{ ...TEAM, channels: ['General'] }] },
    `teams[0].channels[0] ${CONVERSATION}, got 'General': ${CONVERSATION_ADVICE}`,
  ],
  [{ users: [UUID], teams: [TEAM, TEAM] }, `teams must name each once, got '${THREAD}' twice: remove one of them`],
  [{ directMessages: DirectMessages.allowOnly('ada') }, `directMessages.allowOnly[0] ${ID}, got 'ada': ${ID_ADVICE}`],
])('fails for %j', (props, problem) => {
  expect(problemOf(() => Channel.msTeams({ ...BOT, ...props }))).toBe(problem);
});
