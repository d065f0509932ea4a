import { textOf } from './intrinsics';
import { worst } from './judge';
import { isIntrinsic, Reading, UNKNOWN } from './reading';
import { Verdict } from './rule';
import { holdsSecret, isPlain, isSecretName } from './secret-shapes';

/** Whether an environment variable is free of secrets, by its name and by every value that it may have. */
export function secrecyOf(name: string, values: Reading): Verdict['outcome'] {
  return worst(values.map(value => outcomeOfValue(isSecretName(name), value)));
}

function outcomeOfValue(isNamedSecret: boolean, value: unknown): Verdict['outcome'] {
  const text = textOf(value);
  if (text !== undefined && holdsSecret(text)) return 'non-compliant';
  if (value === UNKNOWN || (isNamedSecret && isIntrinsic(value))) return 'undecidable';
  return isNamedSecret && text !== undefined && !isPlain(text) ? 'non-compliant' : 'compliant';
}
