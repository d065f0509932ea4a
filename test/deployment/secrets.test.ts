import { createHash } from 'node:crypto';
import { parseDeployment } from '../../bin/deployment/parse';
import { findSecrets, maskSecrets } from '../../bin/deployment/secrets';
import { AUTHORITY } from '../egress/certificates';
import { edit, VALID } from './edit';

// Put together here, so that no scanner takes this file for a leak.
const SECRETS = [
  { kind: 'a Slack token', value: ['xoxb', '1234567890', 'abcdefghij'].join('-') },
  { kind: 'a Slack token', value: ['xapp', '1', 'A0123456789', '0123456789', 'abcdef'].join('-') },
  { kind: 'a Slack webhook address', value: ['hooks.slack.com/services', 'T0123', 'B0123', 'abcdef'].join('/') },
  { kind: 'an Anthropic API key', value: ['sk', 'ant', 'api03', 'abcD1'.repeat(5)].join('-') },
  { kind: 'an OpenAI API key', value: ['sk', 'proj', 'abcD1'.repeat(5)].join('-') },
  { kind: 'an AWS access key id', value: `AKIA${'ABCDEFGH'.repeat(2)}` },
  { kind: 'an Amazon Bedrock API key', value: `ABSK${'Qm9va'.repeat(8)}` },
  { kind: 'a Telegram bot token', value: ['123456789', `AAH${'abcD1_ef'.repeat(4)}`].join(':') },
  { kind: 'a Discord bot token', value: ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'GabcdE', 'aB3dE_'.repeat(5)].join('.') },
  { kind: 'a JSON web token', value: ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NSJ9', 'abc'].join('.') },
  { kind: 'a GitHub token', value: ['ghp', 'aB3'.repeat(12)].join('_') },
  { kind: 'a Google API key', value: `AIza${'aB3dE'.repeat(7)}` },
  { kind: 'a Microsoft client secret', value: `abc8Q~${'aB3d.'.repeat(7)}`.slice(0, 40) },
  { kind: 'a password in an address', value: ['https://user', 'hunter2@'].join(':') },
  { kind: 'a key, 32 random characters', value: '9f86d081884c7d65'.concat('9a2feaa0c55ad015') },
  { kind: 'a key, 40 random characters', value: 'wJalrXUtnFEMI/K7MDENG'.concat('/bPxRfiCYEXAMPLEKEY') },
];

const PUBLIC = [
  `ghcr.io/openclaw/openclaw:2026.9.6@sha256:${'0a5ff5e682e62afa'.repeat(4)}`,
  'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-90ab-cdef-1234-567890abcdef',
  '19:aaaaaaaa1b2c3d4e5f60718293a4b5c6@thread.tacv2',
  '120363000000000000@g.us',
  'https://login.microsoftonline.com/12345678-90ab-cdef-1234-567890abcdef/v2.0',
  '123456789012-abc1def2ghi3jkl4mno5pqr6stu7vwx8.apps.googleusercontent.com',
  'support-assistant-production-eu-central-1-blue-2026',
  'us.anthropic.claude-opus-4-6-20260801-v1:0',
  'https://identity.example.com/oauth2/default/v1/authorize',
  'Z0123456789ABCDEFGHIJ',
  'arn:aws:secretsmanager:eu-central-1:111122223333:secret:openclaw/oidc-a1B2c3',
];

function refuse(value: string, place: 'value' | 'comment'): string[] {
  const change: [string, string] =
    place === 'value'
      ? ['tenant:\n', `tenant:\n  settings: { messages: ${JSON.stringify(value)} }\n`]
      : ['region:', `# ${value}\nregion:`];
  return parseDeployment('bad.yaml', edit(VALID, [change])).problems;
}

test.each(SECRETS)('refuses $kind in a value and in a comment without showing it', ({ kind, value }) => {
  const advice =
    'which is not shown here; remove it, replace it where it was issued, and store the new one in AWS Secrets Manager';
  const [inValue = '', ...further] = refuse(value, 'value');
  expect(further).toEqual([]);
  expect(inValue).toMatch(/^bad\.yaml:20:\d+: tenant\.settings\.messages: /);
  expect(inValue).toContain(`looks like ${kind}, ${advice}`);
  expect(inValue).not.toContain(value);
  expect(refuse(value, 'comment')).toEqual([expect.stringMatching(/^bad\.yaml:2:\d+: comment: looks like /)]);
});

test.each(PUBLIC)('takes %s for what it is', value => {
  expect(findSecrets(`key: ${value}\n`)).toEqual([]);
});

test.each<{ place: string; change: (secret: string) => [string, string][] }>([
  { place: 'a key', change: secret => [['region:', `${secret}: 1\nregion:`]] },
  { place: 'a list', change: secret => [['name: small', `name: [${secret}]`]] },
  {
    place: 'a field that another field is compared with',
    change: secret => [['name: example.com', `name: ${secret}.com`]],
  },
])('shows no part of a secret in the problems about the rest of the file when it is $place', ({ change }) => {
  const secret = SECRETS[3]?.value ?? '';
  const text = parseDeployment('bad.yaml', edit(VALID, change(secret))).problems.join('\n');
  expect(text).toContain('looks like an Anthropic API key');
  expect(text).not.toContain(secret.slice(0, 12));
});

test('reports a secret in a file that is no YAML', () => {
  const { problems } = parseDeployment('bad.yaml', edit(VALID, [['name: small', `name: @${SECRETS[0]?.value}`]]));
  expect(problems).toHaveLength(2);
  expect(problems[1]).toMatch(/^bad\.yaml:1:8: file: looks like a Slack token/);
});

test('finds a private key over several lines and keeps the lines when it masks them', () => {
  const body = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj';
  const key = ['-----BEGIN PRIVATE', `KEY-----\n  ${body}\n  -----END PRIVATE`, 'KEY-----'].join(' ');
  const text = `a: |\n  ${key}\nb: 1\n`;
  const found = findSecrets(text);
  expect(found.map(({ kind }) => kind)).toEqual(['a private key (PEM)']);
  expect(maskSecrets(text, found).split('\n')).toHaveLength(text.split('\n').length);
  expect(maskSecrets(text, found)).not.toContain(body.slice(0, 8));
});

test('takes the certificate of an authority for what it is, and still suspects everything else in it', () => {
  expect(findSecrets(`a: |\n  ${AUTHORITY.replaceAll('\n', '\n  ')}\n`)).toEqual([]);
  const secret = SECRETS[0]?.value ?? '';
  expect(findSecrets(`${AUTHORITY}${secret}`)).toHaveLength(1);
  expect(findSecrets(AUTHORITY.replace('\n', `\n${secret}\n`)).map(({ kind }) => kind)).toContain('a Slack token');
});

test('takes the ids of approved devices for what they are, and still suspects everything else there', () => {
  const [id, key] = ['a browser', 'a key'].map(text => createHash('sha256').update(text).digest('hex'));
  expect(findSecrets(`tenant:\n  approvedDevices: ["${id}", '${id}']\n`)).toEqual([]);
  expect(findSecrets(`tenant:\n  approvedDevices:\n    # Jo's laptop\n    - ${id}\n    - "${id}" # Kim\n`)).toEqual([]);
  expect(findSecrets(`tenant:\n  approvedDevices:\n    - ${id}\n  settings: ${key}\n`)).toHaveLength(1);
  expect(findSecrets(`tenant:\n  approvedDevices:\n    # ${key}x1\n    - ${id}\n`)).toHaveLength(1);
});
