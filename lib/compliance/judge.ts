import { isIntrinsic, Reading, UNKNOWN } from './reading';
import { Verdict } from './rule';
import { TemplateResource } from './template';

/** Whether one value that a place may have is as it should be. */
export type Expectation = (value: unknown) => boolean;

/** Judges a reading: every value that the place may have must be as expected. */
export function outcomeOf(reading: Reading, isExpected: Expectation): Verdict['outcome'] {
  const known = reading.filter(value => value !== UNKNOWN && !isIntrinsic(value));
  if (known.some(value => !isExpected(value))) return 'non-compliant';
  return known.length < reading.length ? 'undecidable' : 'compliant';
}

/** Judges a place whose value is a plain one: an intrinsic function there cannot be decided. */
export function judgeValue(resource: TemplateResource, path: (string | number)[], isExpected: Expectation): Verdict {
  return { ...at(resource, path), outcome: outcomeOf(resource.read(...path), isExpected) };
}

/** Judges a place that must be filled; a reference to another resource fills it. */
export function judgePresence(resource: TemplateResource, path: (string | number)[]): Verdict {
  const reading = resource.read(...path);
  const outcome = reading.includes(undefined)
    ? 'non-compliant'
    : reading.includes(UNKNOWN)
      ? 'undecidable'
      : 'compliant';
  return { ...at(resource, path), outcome };
}

/** The place of a verdict. */
export function at(resource: TemplateResource, path: (string | number)[]): Pick<Verdict, 'resource' | 'place'> {
  const place = path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
  return { resource: resource.logicalId, place };
}
