import { Json } from './json';

const SECRET_NAME = /(?:token|password|secret|api_?key|private_?key|credential)s?$/i;
const SECRET_VALUE = [
  /\bxox[abeprs]-[\w-]{10,}/,
  /\bxapp-[\w-]{10,}/,
  /\bsk-[\w-]{16,}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b\d{8,10}:[\w-]{35}\b/,
  /\beyJ[\w-]{10,}\.[\w-]{10,}\./,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
];
/** Strings that people leave in from examples; OpenClaw starts with most of them. */
const PLACEHOLDER = /^(?:replace|change|your|generate|example|placeholder|todo|xxx)|-(?:here|me)$/i;
const SHORTEST_TOKEN = 24;

/** Why a setting is a secret that must not be in the configuration; the value itself is never repeated. */
export function secretProblem(path: string, value: Json): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const named = SECRET_NAME.test(path.replace(/\.\d+$/, ''));
  if (!named && !SECRET_VALUE.some(pattern => pattern.test(value))) {
    return undefined;
  }
  const instead = path.startsWith('gateway.auth.')
    ? 'GatewayToken generates and rotates the token'
    : 'enter it in the ProviderSecret after the deployment';
  return `must not be set, got ${describe(value, named)}: ${instead}`;
}

function describe(value: string, named: boolean): string {
  if (named && PLACEHOLDER.test(value)) {
    return 'a placeholder, which OpenClaw would accept as the real thing';
  }
  return named && value.length < SHORTEST_TOKEN
    ? `a secret shorter than ${SHORTEST_TOKEN} characters`
    : 'a literal secret';
}
