const SECRET_NAME =
  /(?:token|password|passphrase|secret|(?:api|access|private|client|signing)_?key|credential|authorization|cookie)s?$/i;

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
    '\\beyJ[\\w-]{8,2048}\\.[\\w-]{8,}',
    '\\b(?:gh[pousr]_\\w{30,}|github_pat_\\w{20,})',
    '\\bAIza[\\w-]{35}',
    '\\b[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}',
    '-----BEGIN [A-Z ]*PRIVATE KEY-----',
  ].join('|'),
);

/** A reference that CloudFormation replaces by the secret itself, in plain text. */
const RESOLVED_SECRET = /\{\{resolve:(?:secretsmanager|ssm-secure):/;

/** Whether the name of a variable says that it holds a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Whether a text has the shape of a token or a key, or becomes one at deployment. */
export function holdsSecret(text: string): boolean {
  return SECRET_VALUE.test(text) || RESOLVED_SECRET.test(text);
}

/** Whether a text can be no secret, because it is empty, a number or a switch. */
export function isPlain(text: string): boolean {
  return /^(?:\d*|true|false|on|off)$/i.test(text);
}
