import { Channel, EmailProps } from '../../../lib/config';
import { validateReadableTextRecords } from '../../../lib/egress/text-record-rules';
import { Document, problemOf } from '../fixture';

const MAILBOX = { host: 'imap.example.com', user: 'assistant@example.com', allowedSenders: ['@example.com'] };

function render(props: Partial<EmailProps> = {}): Document {
  return Channel.email({ ...MAILBOX, ...props })._settings();
}

test('reads the mailbox over TLS, from verified senders alone', () => {
  expect(render().plugins.entries.imap.config.accounts.inbox).toEqual({
    host: 'imap.example.com',
    port: 993,
    secure: true,
    user: 'assistant@example.com',
    password: { source: 'env', provider: 'default', id: 'IMAP_PASSWORD' },
    mailbox: 'INBOX',
    watch: { mode: 'auto', pollSeconds: 60 },
    allowedSenders: ['@example.com'],
    senderAuth: { min: 'verified', trustedAuthservIds: [], acceptTrustedAuthservId: false },
    agentId: 'mail_reader',
    deliver: false,
    includeBody: true,
    maxBytes: 20000,
  });
});

test('gives mail to an agent of its own without tools', () => {
  const { agents } = render();

  expect(agents).toMatchObject({ ownership: 'explicit', defaults: { systemAgent: { agentId: 'main' } } });
  expect(Object.keys(agents.entries)).toEqual(['main', 'mail_reader']);
  expect(agents.entries.mail_reader).toEqual({
    workspace: '/var/lib/openclaw/workspace-mail-reader',
    tools: {
      profile: 'minimal',
      deny: [
        'group:fs',
        'group:runtime',
        'group:web',
        'group:automation',
        'group:sessions',
        'browser',
        'cron',
        'gateway',
        'nodes',
        'message',
      ],
    },
  });
});

test('brings secret and host; the plugin comes with OpenClaw', () => {
  const email = Channel.email(MAILBOX);

  expect(email.id).toBe('imap');
  expect(email.plugin).toEqual({ id: 'imap' });
  expect(email.secretNames).toEqual(['IMAP_PASSWORD']);
  expect(email.webhooks).toEqual([]);
  expect(email.allowedHosts).toEqual([
    { host: 'imap.example.com', port: 993, reason: 'E-mail: the IMAP server of the mailbox' },
  ]);
});

test('takes another port, for the connection and for the allow list', () => {
  expect(render({ port: 9993 }).plugins.entries.imap.config.accounts.inbox.port).toBe(9993);
  expect(Channel.email({ ...MAILBOX, port: 9993 }).allowedHosts[0]?.port).toBe(9993);
});

test.each([
  [['@example.com', 'alice@example.com'], ['example.com']],
  [['@team.example.co.uk'], ['example.co.uk']],
  [
    ['bob@gmail.com', '@example.com'],
    ['example.com', 'gmail.com'],
  ],
  [['@team.github.io'], ['team.github.io']],
])('lets the records be read by which %j prove themselves: %j', (allowedSenders, domains) => {
  const { readableTextRecords } = Channel.email({ ...MAILBOX, allowedSenders });

  expect(readableTextRecords.map(({ domain }) => domain)).toEqual(domains);
  expect(() => validateReadableTextRecords(readableTextRecords)).not.toThrow();
});

const HOST = "host must be a host name in lower-case ASCII such as 'imap.example.com'";
const HOST_ADVICE = 'write a name with other letters in its xn-- form, which cannot be mistaken for another';
const SENDER = "must be an address or a domain such as '@example.com'";
const SENDER_ADVICE = 'name the senders whose instructions the agent may follow';
const SUFFIX = 'must not be at a public suffix';
const SUFFIX_ADVICE = 'anyone can register a name below it; name the domain that you mean';
const EVERYBODY = 'must not be a whole domain where anybody can have an account';
const EVERYBODY_ADVICE = 'name the addresses whose instructions the agent may follow';

test.each<[Partial<EmailProps>, string]>([
  [{ host: 'IMAP.example.com' }, `${HOST}, got 'IMAP.example.com': ${HOST_ADVICE}`],
  [{ host: '\u0456map.example.com' }, `${HOST}, got '\u0456map.example.com': ${HOST_ADVICE}`],
  [{ host: 'localhost' }, `${HOST}, got 'localhost': ${HOST_ADVICE}`],
  [{ host: '169.254.169.254' }, `${HOST}, got '169.254.169.254': ${HOST_ADVICE}`],
  [{ port: 0 }, 'port must be a whole number from 1 to 65535, got 0: write it out'],
  [{ port: 65536 }, 'port must be a whole number from 1 to 65535, got 65536: write it out'],
  [
    { user: 'assistant' },
    "user must be an address such as 'assistant@example.com', got 'assistant': write it in ASCII, the domain in lower case",
  ],
  [{ allowedSenders: [] }, 'allowedSenders must name at least one sender, got none: nobody could use it'],
  [
    { allowedSenders: ['*'] },
    `allowedSenders[0] ${SENDER}, got the wildcard '*', which would let anybody in: ${SENDER_ADVICE}`,
  ],
  [
    { allowedSenders: ['*@example.com'] },
    `allowedSenders[0] ${SENDER}, got the wildcard '*@example.com', which would let anybody in: ${SENDER_ADVICE}`,
  ],
  [{ allowedSenders: ['example.com'] }, `allowedSenders[0] ${SENDER}, got 'example.com': ${SENDER_ADVICE}`],
  [
    { allowedSenders: ['@example.com', '@example.com'] },
    "allowedSenders must name each once, got '@example.com' twice: remove one of them",
  ],
  [{ allowedSenders: ['@co.uk'] }, `allowedSenders[0] ${SUFFIX}, got '@co.uk': ${SUFFIX_ADVICE}`],
  [{ allowedSenders: ['a@github.io'] }, `allowedSenders[0] ${SUFFIX}, got 'a@github.io': ${SUFFIX_ADVICE}`],
  [{ allowedSenders: ['@gmail.com'] }, `allowedSenders[0] ${EVERYBODY}, got '@gmail.com': ${EVERYBODY_ADVICE}`],
  [
    { allowedSenders: ['example.com', '@contoso.onmicrosoft.com'] },
    `allowedSenders[0] ${SENDER}, got 'example.com': ${SENDER_ADVICE}\n` +
      `allowedSenders[1] ${EVERYBODY}, got '@contoso.onmicrosoft.com': ${EVERYBODY_ADVICE}`,
  ],
])('fails for %j', (props, problem) => {
  expect(problemOf(() => render(props))).toBe(problem);
});
