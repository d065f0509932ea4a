import { validateEgress } from '../../lib/gateway/egress-guard';

const NEEDED = [
  { host: 'api.anthropic.com', reason: 'Model provider: API' },
  { host: '.slack.com', reason: 'Slack: API, socket mode and files' },
  { host: 'imap.example.com', port: 993, reason: 'E-mail: the IMAP server of the mailbox' },
];
const reason = 'a test needs it';

test('accepts a list that has each host, in another order and with others', () => {
  expect(() => validateEgress(NEEDED, [{ host: 'status.example.com', reason }, ...NEEDED.toReversed()])).not.toThrow();
});

test('accepts a wildcard over a host that is needed', () => {
  expect(() => validateEgress(NEEDED.slice(0, 1), [{ host: '.anthropic.com', reason }])).not.toThrow();
});

test('fails on each host that the list lacks, by itself, by its width or by its port', () => {
  const allowed = [
    { host: 'api.openai.com', reason },
    { host: 'slack.com', reason },
    { host: 'imap.example.com', reason },
  ];
  const remedy = "got a list without it: add config.allowedHosts to the tenant's egress list";
  expect(() => validateEgress(NEEDED, allowed)).toThrow(
    new Error(
      [
        `egress must let "api.anthropic.com" through on port 443, which the config needs (Model provider: API), ${remedy}`,
        `egress must let ".slack.com" through on port 443, which the config needs (Slack: API, socket mode and files), ${remedy}`,
        `egress must let "imap.example.com" through on port 993, which the config needs (E-mail: the IMAP server of the mailbox), ${remedy}`,
      ].join('\n'),
    ),
  );
});
