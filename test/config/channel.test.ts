import { Channel } from '../../lib/config';
import { validateAllowedHosts } from '../../lib/egress/host-rules';
import { UUID } from './fixture';

const CHANNELS: [string, Channel][] = [
  ['slack by socket', Channel.slackSocket()],
  ['slack by http', Channel.slackHttp()],
  ['whatsapp', Channel.whatsApp()],
  ['msteams', Channel.msTeams({ appId: UUID, tenantId: UUID })],
  ['discord', Channel.discord()],
  ['telegram', Channel.telegram()],
  ['imap', Channel.email({ host: 'imap.example.com', user: 'a@example.com', allowedSenders: ['@example.com'] })],
];

test.each(CHANNELS)('refers to each secret of %s, and to no other', (_, channel) => {
  const referred = [...JSON.stringify(channel._settings()).matchAll(/"provider":"default","id":"(\w+)"/g)];

  expect(referred.map(([, name]) => name).sort()).toEqual([...channel.secretNames].sort());
});

test.each(CHANNELS)('names hosts of %s that the allow list takes', (_, channel) => {
  expect(() => validateAllowedHosts(channel.allowedHosts)).not.toThrow();
});

test('reads TXT records for e-mail alone', () => {
  const reading = CHANNELS.filter(([, { readableTextRecords }]) => readableTextRecords.length > 0);

  expect(reading.map(([name]) => name)).toEqual(['imap']);
});

test.each(CHANNELS)('pins the version of the package of %s, if it has one', (_, { plugin }) => {
  expect(plugin.version === undefined).toBe(plugin.packageName === undefined);
  expect(plugin.version ?? '2026.9.6').toMatch(/^\d+\.\d+\.\d+$/);
});

test.each(CHANNELS)('posts the webhooks of %s to loopback paths of their own', (_, { webhooks }) => {
  expect(webhooks.filter(({ path, port }) => !path.startsWith('/') || port < 1024)).toEqual([]);
});
