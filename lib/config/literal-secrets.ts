import { Json } from './json';

const SECRET_NAME =
  /(?:token|password|passphrase|secret|(?:api|private|client|signing)_?key|credential|authorization|cookie)s?$/i;

/** How well-known providers shape their tokens, keys and webhook addresses. */
const SECRET_VALUE = new RegExp(
  [
    'x(?:ox[a-z]|app)-[\\w-]{8,}',
    'hooks\\.slack\\.com/\\w+/[\\w/-]{8,}',
    '\\bsk-[\\w-]{16,}',
    '\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b',
    '\\bABSK[\\w+/=]{20,}',
    '\\b\\d{8,10}:[\\w-]{35}\\b',
    '\\b[MNO][\\w-]{22,27}\\.[\\w-]{6,7}\\.[\\w-]{27,}',
    '\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*',
    '\\b(?:gh[pousr]_\\w{30,}|github_pat_\\w{20,})',
    '\\bAIza[\\w-]{35}',
    '\\b[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}',
    '[a-z][a-z0-9+.-]*://[^\\s/:@"\']+:[^\\s/@"\']+@',
    '\\bBearer [\\w.~+/=-]{8,}',
    '-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*',
  ].join('|'),
);

/** Strings that people leave in from examples; OpenClaw starts with most of them. */
const PLACEHOLDER = /^(?:replace|change|your|generate|example|placeholder|todo|xxx)|-(?:here|me)$/i;
const SHORTEST_TOKEN = 24;

/** Why a setting is a secret that must not be in the configuration; the value itself is never repeated. */
export function secretProblem(path: string, value: Json): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const named = SECRET_NAME.test(path.replace(/\.\d+$/, ''));
  if (!named && !holdsSecret(value)) {
    return undefined;
  }
  const instead = path.startsWith('gateway.auth.')
    ? 'GatewayToken generates and rotates the token'
    : 'enter it in the ProviderSecret after the deployment';
  return `must not be set, got ${describe(value, named)}: ${instead}`;
}

/** Whether a text has the shape of a token, a key or an address with a password in it. */
export function holdsSecret(text: string): boolean {
  return SECRET_VALUE.test(text);
}

/** The text without what has the shape of a secret, fit for a message. */
export function maskSecrets(text: string): string {
  return text.replaceAll(new RegExp(SECRET_VALUE, 'g'), '***');
}

function describe(value: string, named: boolean): string {
  if (named && PLACEHOLDER.test(value)) {
    return 'a placeholder, which OpenClaw would accept as the real thing';
  }
  return named && value.length < SHORTEST_TOKEN
    ? `a secret shorter than ${SHORTEST_TOKEN} characters`
    : 'a literal secret';
}
