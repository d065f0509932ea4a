/** A plain value as text, and nothing for all else: an object may refuse to become one. */
export function plainText(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}

/** A number, also one that is written as text; `NaN` for all else. */
export function numberOf(value: unknown): number {
  const text = plainText(value);
  return text === '' ? Number.NaN : Number(text);
}

/** Whether a value is `true`, also as text, which CloudFormation takes as well. */
export function isTrue(value: unknown): boolean {
  return plainText(value) === 'true';
}

/** Whether a value is `false`, also as text. */
export function isFalse(value: unknown): boolean {
  return plainText(value) === 'false';
}
