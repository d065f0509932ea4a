import { jsonText } from './json-text';
import { at, Outcome } from './judge';
import { Path, Place } from './place';
import { Reading, referenceOf, UNKNOWN } from './reading';
import { Verdict } from './rule';
import { Template } from './template';

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

/** A resource by its template and its logical id, so that two of the same id in two templates are two. */
export function identityOfResource(template: Template, logicalId: string): string {
  // A reference that was followed into another template says which.
  return logicalId.includes('#') ? logicalId : `${template.key}#${logicalId}`;
}

/** What a value in a template stands for, so that two places with the same are told: a resource or a literal. */
export function identityOf(template: Template, value: unknown): string | undefined {
  if (value === UNKNOWN || value === undefined) return undefined;
  const id = referenceOf(value);
  if (id !== undefined) return identityOfResource(template, id);
  const text = jsonText(value);
  // What a function holds may be of the template, so the same text in two templates need not be the same.
  return text === undefined || typeof value !== 'object' ? text : `${template.key} ${text}`;
}

/** The identities that a reading may have, and `undefined` for those that cannot be told. */
export function identitiesOf(template: Template, reading: Reading): (string | undefined)[] {
  return reading.filter(value => value !== undefined).map(value => identityOf(template, value));
}

/** Whether nothing stands at a place; a reference to something is something. */
export function absenceOf(reading: Reading): Outcome {
  if (reading.some(value => value !== undefined && value !== UNKNOWN)) return 'non-compliant';
  return reading.includes(UNKNOWN) ? 'undecidable' : 'compliant';
}
