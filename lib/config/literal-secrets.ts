import { SECRET_NAME, SECRET_SHAPES } from '../private/secret-shapes';
import { Json } from './json';

const SECRET_VALUE = new RegExp(
  [...SECRET_SHAPES, '[a-z][a-z0-9+.-]{0,31}://[^\\s/:@"\']+:[^\\s/@"\']+@', '\\bBearer [\\w.~+/=-]{8,}'].join('|'),
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
