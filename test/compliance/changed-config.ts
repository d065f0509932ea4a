import { HARDENED_CONFIG } from './hardened-config';

/** One insecure change to a hardened configuration. */
export interface InsecureConfig {
  /** Settings by their dotted paths; `undefined` takes one away. */
  readonly change: { readonly [path: string]: unknown };
  /** The rules that must find it, by their numbers in the group CFG. */
  readonly rules: number[];
  /** What OpenClaw 2026.9.6 itself says: ids of its audit, or `invalid`; without any it says nothing. */
  readonly upstream?: string[];
}

/** The hardened configuration, or another, with changes. */
export function configWith(change: InsecureConfig['change'], config: object = HARDENED_CONFIG): object {
  const copy = structuredClone(config) as { [key: string]: unknown };
  for (const [path, value] of Object.entries(change)) setAt(copy, path.split('.'), value);
  return copy;
}

function setAt(target: { [key: string]: unknown }, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length > 0) {
    target[key] ??= {};
    setAt(target[key] as { [key: string]: unknown }, rest, value);
  } else if (value === undefined) {
    delete target[key];
  } else {
    target[key] = value;
  }
}
