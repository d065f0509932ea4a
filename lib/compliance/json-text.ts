/** A value as JSON; nothing where it is nested deeper than the stack reaches, as no real template is. */
export function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
