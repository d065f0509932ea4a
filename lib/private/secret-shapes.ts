/** How the names of settings and variables end that hold a secret. */
export const SECRET_NAME =
  /(?:token|password|passphrase|secret|(?:api|access|private|client|signing)_?key|credential|authorization|cookie)s?$/i;

/** How well-known providers shape their tokens, keys and webhook addresses, as parts of a regular expression. */
export const SECRET_SHAPES: readonly string[] = [
  'x(?:ox[a-z]|app)-[\\w-]{8,}',
  'hooks\\.slack\\.com/\\w+/[\\w/-]{8,}',
  '\\bsk-[\\w-]{16,}',
  '\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b',
  '\\bABSK[\\w+/=]{20,}',
  '\\b\\d{8,10}:[\\w-]{35}\\b',
  '\\b[MNO][\\w-]{22,27}\\.[\\w-]{6,7}\\.[\\w-]{27,}',
  '\\beyJ[\\w-]{8,2048}\\.[\\w-]{8,}(?:\\.[\\w-]*)?',
  '\\b(?:gh[pousr]_\\w{30,}|github_pat_\\w{20,})',
  '\\bAIza[\\w-]{35}',
  '\\b[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}',
  '-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*',
];
