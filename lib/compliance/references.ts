import { jsonText } from './json-text';
import { at, Outcome } from './judge';
import { Path, Place } from './place';
import { Reading, referenceOf, UNKNOWN } from './reading';
import { Verdict } from './rule';

/** A value that stands for a resource, and where it stands. */
export interface Reference {
  readonly where: Omit<Verdict, 'outcome'>;
  readonly value: unknown;
}

/** What a property refers to, in each case. */
export function referencesAt(place: Place, ...path: Path): Reference[] {
  return place
    .read(...path)
    .filter(value => value !== undefined)
    .map(value => ({ where: at(place, path), value }));
}

/** What the elements of a list refer to. */
export function referencesInList(place: Place, ...path: Path): Reference[] {
  return place.parts(...path).map(part => ({ where: at(part), value: part.value }));
}

/** What a value stands for, so that two places with the same are told: a resource of the template or a literal. */
export function identityOf(value: unknown): string | undefined {
  if (value === UNKNOWN || value === undefined) return undefined;
  return referenceOf(value) ?? jsonText(value);
}

/** The identities that a reading may have, and `undefined` for those that cannot be told. */
export function identitiesOf(reading: Reading): (string | undefined)[] {
  return reading.filter(value => value !== undefined).map(identityOf);
}

/** Whether nothing stands at a place; a reference to something is something. */
export function absenceOf(reading: Reading): Outcome {
  if (reading.some(value => value !== undefined && value !== UNKNOWN)) return 'non-compliant';
  return reading.includes(UNKNOWN) ? 'undecidable' : 'compliant';
}
