import { AllowedHost } from '../../lib/egress';
import { tunneledHosts } from '../../lib/egress/tunneled-hosts';

const reason = 'a test needs it';

function tunneled(...allowedHosts: Omit<AllowedHost, 'reason'>[]) {
  return tunneledHosts({
    tenantId: 'research',
    slot: 1,
    allowedHosts: allowedHosts.map(host => ({ ...host, reason })),
  });
}

test('names hosts on ports of their own, each once', () => {
  const imap = { host: 'imap.example.com', port: 993 };

  expect(tunneled(imap, { host: 'slack.com' }, imap, { host: '.irc.example.com', port: 6697 })).toEqual({
    OPENCLAW_TUNNELED_HOSTS: 'imap.example.com:993,.irc.example.com:6697',
  });
});

test('sets nothing when every host is reached by HTTPS', () => {
  expect(tunneled({ host: 'slack.com' }, { host: 'api.anthropic.com', port: 443 })).toEqual({});
});
