/** Fails with what is not one e-mail address. */
export function validateEmail(email?: string): void {
  if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw new Error(`email must be one e-mail address, got '${email}'`);
  }
}
