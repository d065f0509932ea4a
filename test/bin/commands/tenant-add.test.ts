import { edit } from '../../deployment/edit';
import { ACME } from '../tenants/fixture';
import { TenantRuns } from './tenant-runs';

let runs: TenantRuns;

beforeEach(() => {
  runs = new TenantRuns();
  runs.write();
});

afterEach(() => runs.remove());

const GOVERNANCE = [
  '--classification',
  'internal',
  '--owner',
  'sales-team',
  '--purpose',
  'Drafts offers.',
  '--review-by',
  '2027-06-01',
  '--today',
  '2026-11-01',
];
const MODEL = ['--model-provider', 'openAi:gpt-5.5'];

test('adds a tenant, says where and why, and what to do next', async () => {
  expect(await runs.run('add', 'FILE', 'sales', ...GOVERNANCE, ...MODEL)).toEqual({
    code: 0,
    err: '',
    out: `Added sales to cell a, slot 3.
  Cell a: the least full that internal tenants may share (taken of 85 slots: a 3)
  Slot 3: the lowest that is free
  Entry: FILE:51; add channels to it, or it answers in the Control UI alone

Next
  1. Deploy what it may reach, then its gateway; nobody else is touched.
       npx cdk deploy -c deployment=FILE acme-a/lists acme-a/sales
  2. Enter its keys in the secret that the output ProviderSecretToFill names: OPENAI_API_KEY.
  3. Open https://sales.a.claw.example.com/#token=<its token>, and add the device that its log names to its approvedDevices.`,
  });
  expect(runs.text.split('\n')[50]).toBe('  - id: sales');
});

test('takes further fields from a file, and tells the addresses of webhooks', async () => {
  const fragment = runs.write('channels:\n  - kind: slackHttp   # read only\n', 'sales.yaml');
  const { out } = await runs.run('add', 'FILE', 'sales', ...GOVERNANCE, ...MODEL, '--from', fragment);
  expect(out).toMatch(/ {2}Entry: FILE:51\n/);
  expect(out).toContain('names: OPENAI_API_KEY, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET.');
  expect(out).toContain('Enter the address for events at slack: https://sales.a.claw.example.com/slack/events\n');
  expect(runs.text).toContain('      model: gpt-5.5\n    channels:\n      - kind: slackHttp   # read only\n');
});

test('opens a cell for a tenant that needs one of its own, and has it deployed as a whole', async () => {
  const { out } = await runs.run('add', 'FILE', 'board', ...GOVERNANCE, ...MODEL, '--classification', 'restricted');
  expect(out).toMatch(
    /^Added board to cell b, slot 1\.\n {2}Cell b, a new dedicated one: restricted tenants have a cell/,
  );
  expect(out).toContain("       npx cdk deploy --no-rollback -c deployment=FILE 'acme-b/*'\n");
  expect(runs.text).toContain('  - id: b\n    kind: dedicated\n');
  expect(out).not.toContain('cidr');
});

test('tells that a new cell has no range of its own where others have one', async () => {
  runs.write(edit(ACME, [['    kind: shared\n', '    kind: shared\n    cidr: 10.20.0.0/20\n']]));
  const { out } = await runs.run('add', 'FILE', 'board', ...GOVERNANCE, ...MODEL, '--classification', 'restricted');
  const details = out.split('\n').slice(1, out.split('\n').indexOf(''));
  expect(details.join(' ').replace(/ +/g, ' ')).toContain(
    'Cell b has no cidr, as others have, and gets the default range, which its first deployment fixes; give it one before that',
  );
  expect((await runs.run('add', 'FILE', 'sales', ...GOVERNANCE, ...MODEL)).out).not.toContain('cidr');
});

test('says what has to be known outside when the deployment cannot do it by itself', async () => {
  const oidc = `  oidc:
    issuer: https://id.example.com
    authorizationEndpoint: https://id.example.com/authorize
    tokenEndpoint: https://id.example.com/token
    userInfoEndpoint: https://id.example.com/userinfo
    clientId: openclaw
    clientSecretName: openclaw/oidc
`;
  const arn = 'arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-4000-8000-000000000001';
  const zone = '  hostedZone: { id: Z0123456789ABCDEFGHIJ, name: example.com }\n';
  const certified = `    kind: shared\n    certificateArn: ${arn}\n`;
  runs.write(
    edit(ACME, [
      [zone, oidc],
      ['    kind: shared\n', certified],
    ]),
  );
  const { out, err } = await runs.run('add', 'FILE', 'sales', ...GOVERNANCE, ...MODEL);
  expect(err).toBe('');
  expect(out).not.toContain('Point');
  expect(out).toContain('Allow https://sales.a.claw.example.com/oauth2/idpresponse as a redirect address');
  const restricted = ['--classification', 'restricted', '--certificate-arn', arn.replace(/1$/, '2')];
  const board = await runs.run('add', 'FILE', 'board', ...GOVERNANCE, ...MODEL, ...restricted);
  expect(board.out).toContain(
    'Point *.b.claw.example.com at the load balancer of cell b; the file names no hosted zone.',
  );
  expect(runs.text).toContain(`  - id: b\n    kind: dedicated\n    certificateArn: ${arn.replace(/1$/, '2')}\n`);
});

test('where nobody gets in, nobody is told to open anything', async () => {
  const ingress = ACME.slice(ACME.indexOf('  kind: internal'), ACME.indexOf('\negress'));
  runs.write(
    edit(ACME, [
      [ingress, '  kind: none\n'],
      ['slackHttp', 'slackSocket'],
      ['    host: help\n', ''],
    ]),
  );
  const { code, out } = await runs.run('add', 'FILE', 'sales', ...GOVERNANCE, ...MODEL);
  expect(code).toBe(0);
  expect(out).not.toContain('https://');
  expect(out).toContain('; add channels to it, or nobody reaches it\n');
});

test('tells why a tenant is not added, and leaves the file as it was', async () => {
  expect(await runs.run('add', 'FILE', 'legal', ...GOVERNANCE, ...MODEL)).toEqual({
    code: 1,
    out: '',
    err: 'FILE: legal is a tenant already, in cell a; choose another id',
  });
  const { code, err } = await runs.run('add', 'FILE', 'Sales', ...GOVERNANCE, ...MODEL);
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(
      /^Nothing was written: .*\nFILE \(edited\):51:9: tenants\[3\]\.id: "Sales" is not allowed/,
    ),
  });
  expect(runs.text).toBe(ACME);
});

test('tells what is wrong with a file of further fields', async () => {
  const fragment = runs.write('channels: []\nslot: 4\n', 'sales.yaml');
  const args = ['add', 'FILE', 'sales', ...GOVERNANCE, ...MODEL, '--from'];
  expect((await runs.run(...args, fragment)).err).toMatch(/sales\.yaml:2:1: holds slot, which the command itself sets/);
  const missing = await runs.run(...args, `${fragment}.old`);
  expect(missing.code).toBe(1);
  expect(missing.err).toMatch(
    /sales\.yaml\.old:1:1: file: does not exist; give the path of a file with fields of a tenant$/,
  );
  expect(runs.text).toBe(ACME);
});

test.each([
  [[], 'Name a deployment file and a tenant, got neither'],
  [['FILE'], 'Name a tenant beside the file, got "FILE" alone'],
  [['FILE', 'one', 'two'], 'Name one tenant, got 2; put quotes around texts with spaces'],
  [['FILE', 'sales'], '--classification, --owner, --purpose, --review-by must be given'],
  [['FILE', 'sales', ...GOVERNANCE], 'Name the model with --model-provider, or in a file of --from'],
  [
    ['FILE', 'sales', ...GOVERNANCE, ...MODEL, '--classification', 'interal'],
    '--classification "interal" is none; use public, internal, confidential, restricted; did you mean "internal"?',
  ],
  [
    ['FILE', 'sales', ...GOVERNANCE, '--model-provider', 'openAiCompatible:x'],
    '--model-provider "openAiCompatible:x" must be anthropic, openAi, bedrock, a colon and a model; other providers need modelProvider in a file of --from',
  ],
  [['FILE', 'sales', ...GOVERNANCE, '--model-provider', 'openAi'], '--model-provider "openAi" must be anthropic,'],
  [['FILE', 'sales', ...GOVERNANCE, ...MODEL, '--review-by', '2027-02-30'], '--review-by "2027-02-30" is no day'],
  [['FILE', 'sales', ...GOVERNANCE, ...MODEL, '--today', 'now'], '--today "now" is no day; write it as 2027-03-31'],
  [
    ['FILE', 'sales', ...GOVERNANCE, ...MODEL, '--today', '2027-06-02'],
    '--review-by 2027-06-01 has passed; name the day by which somebody decides',
  ],
  [['FILE', 'sales', '--color', 'red'], "Unknown option '--color'"],
])('says how it is used, and answers 2, when it is called with %j', async (args, problem) => {
  const { code, out, err } = await runs.run('add', ...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.startsWith(problem)).toBe(true);
  expect(err).toContain('\n\nUsage: openclaw-cdk tenant add ');
  expect(runs.text).toBe(ACME);
});

test('a model may have colons in its name', async () => {
  await runs.run('add', 'FILE', 'sales', ...GOVERNANCE, '--model-provider', 'bedrock:openai.gpt-oss-120b-1:0');
  expect(runs.text).toContain('      kind: bedrock\n      model: openai.gpt-oss-120b-1:0\n');
});
