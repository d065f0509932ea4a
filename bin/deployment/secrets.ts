/** A secret in the text of a deployment file. */
export interface FoundSecret {
  readonly kind: string;
  readonly value: string;
  readonly offset: number;
}

// Files may be large, so no pattern may read far from many places: each repetition has an end, or one place to begin.
const KNOWN: { kind: string; pattern: RegExp }[] = [
  {
    kind: 'a private key (PEM)',
    pattern: /-----BEGIN (?!CERTIFICATE-)[A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g,
  },
  { kind: 'a JSON web token', pattern: /\beyJ[\w-]{8,600}\.[\w-]{8,4096}\.[\w-]{0,4096}/g },
  { kind: 'a Slack token', pattern: /\bx(?:ox[a-z]|app)-[\w-]{8,4096}/g },
  { kind: 'a Slack webhook address', pattern: /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/-]{8,4096}/g },
  { kind: 'an Anthropic API key', pattern: /\bsk-ant-[\w-]{6,4096}/g },
  { kind: 'an OpenAI API key', pattern: /\bsk-(?!ant-)[\w-]{16,4096}/g },
  { kind: 'an AWS access key id', pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g },
  { kind: 'an Amazon Bedrock API key', pattern: /\b(?:ABSK[\w+/=]{20,4096}|bedrock-api-key-[\w+/=]{16,4096})/g },
  { kind: 'a Telegram bot token', pattern: /\b\d{8,10}:[\w-]{35}(?![\w-])/g },
  { kind: 'a Discord bot token', pattern: /\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,4096}/g },
  { kind: 'a GitHub token', pattern: /\b(?:gh[pousr]_\w{30,4096}|github_pat_\w{20,4096})/g },
  { kind: 'a Google API key', pattern: /\b(?:AIza[\w-]{35}|GOCSPX-[\w-]{20,4096})/g },
  { kind: 'a Microsoft client secret', pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}/g },
  { kind: 'a password in an address', pattern: /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"']{1,4096}:[^\s/@"']{1,4096}@/gi },
];

/** The certificate of an authority, which is public; whether it is one is judged where it is used. */
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]*-----END CERTIFICATE-----/g;

/** Random-looking text that is public by nature: image digests, ARNs, UUIDs, Teams thread ids, OAuth client ids of Google. */
const PUBLIC =
  /sha256:[0-9a-f]{64}\b|\barn:aws[a-z-]*:[\w-]+:[\w-]*:\d*:[^\s"',]+|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b19:[\w-]+@(?:thread\.\w+|unq\.gbl\.spaces)|(?<![\w-])[\w-]{1,128}\.apps\.googleusercontent\.com/gi;

/** The list of device ids, which are hashes of public keys; its comments stay under suspicion. */
const APPROVED_DEVICES = /\bapprovedDevices["']?:(?:[\s[\],"'-]|#[^\n]*|\b[0-9a-f]{64}\b)*/g;
const DEVICE_ID = /(?<=["'\s,[-])[0-9a-f]{64}(?=["'\s,\]]|$)/g;

const LONG_TOKEN = /[A-Za-z0-9+/_-]{32,4096}={0,2}/g;

/** Finds what looks like a token or key anywhere in the text, comments included. */
export function findSecrets(text: string): FoundSecret[] {
  const found: FoundSecret[] = [];
  let rest = text.replace(CERTIFICATE, blank);
  for (const { kind, pattern } of KNOWN) {
    for (const { 0: value, index } of rest.matchAll(pattern)) found.push({ kind, value, offset: index });
    rest = rest.replace(pattern, blank);
  }
  rest = rest.replace(PUBLIC, blank).replace(APPROVED_DEVICES, list => list.replace(DEVICE_ID, blank));
  for (const match of rest.matchAll(LONG_TOKEN)) {
    if (looksRandom(match[0])) {
      found.push({ kind: `a key, ${match[0].length} random characters`, value: match[0], offset: match.index });
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

/** Overwrites found secrets, so that no message about the rest of the file can show one; every offset stays. */
export function maskSecrets(text: string, secrets: readonly FoundSecret[]): string {
  const ends = [0, ...secrets.map(({ value, offset }) => offset + value.length)];
  const parts = secrets.flatMap(({ value, offset }, index) => [
    text.slice(ends[index], offset),
    value.replace(/[\p{L}\p{N}]/gu, character => 'x'.repeat(character.length)),
  ]);
  return [...parts, text.slice(ends.at(-1))].join('');
}

/** Words change between letters and digits seldom, random text often; random text repeats few characters. */
function looksRandom(token: string): boolean {
  const characters = [...token.replace(/[^A-Za-z0-9]/g, '')];
  const classes = characters.map(character =>
    /\d/.test(character) ? 'digit' : /[a-z]/.test(character) ? 'lower' : 'upper',
  );
  const digits = classes.filter(name => name === 'digit').length;
  const changes = classes.filter((name, index) => index > 0 && name !== classes[index - 1]).length;
  return digits >= 1 && digits < characters.length && changes / characters.length >= 0.2 && entropy(characters) >= 3.3;
}

function entropy(characters: string[]): number {
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => {
    const share = count / characters.length;
    return bits - share * Math.log2(share);
  }, 0);
}

/** Blanks a match without moving the offsets behind it. */
function blank(value: string): string {
  return value.replace(/[^\n]/g, ' ');
}
