import { randomInt } from 'node:crypto';

const LENGTH = 64;
const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

// A random token of 64 has about 40 different characters; a placeholder or a repeated word has far fewer.
const LEAST_DIFFERENT_CHARACTERS = 20;

/**
 * A token of 64 letters and digits, about 381 bits.
 *
 * Letters and digits alone survive headers, URLs, shells and JSON unquoted. The runtime's own generator is used, as
 * GetRandomPassword would need a permission on all resources and one more call that can fail.
 */
export function generateToken(): string {
  return Array.from({ length: LENGTH }, () => LETTERS_AND_DIGITS[randomInt(LETTERS_AND_DIGITS.length)]).join('');
}

/** What is wrong with a token, in words that do not give it away; nothing when it is fit for use. */
export function tokenProblem(token: string | undefined): string | undefined {
  if (!token) {
    return 'has no text';
  }
  if (token.length < LENGTH) {
    return `is shorter than ${LENGTH} characters`;
  }
  if (!/^[A-Za-z0-9]+$/.test(token)) {
    return 'has characters other than letters and digits';
  }
  if (new Set(token).size < LEAST_DIFFERENT_CHARACTERS) {
    return 'looks like a placeholder';
  }
  return undefined;
}
