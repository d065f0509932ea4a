import { Path, Place } from './place';
import { isIntrinsic, Reading, UNKNOWN } from './reading';
import { Verdict } from './rule';

/** What a verdict comes to. */
export type Outcome = Verdict['outcome'];

/** Whether one value that a place may have is as it should be. */
export type Expectation = (value: unknown) => boolean;

/** Judges a reading: every value that the place may have must be as expected. */
export function outcomeOf(reading: Reading, isExpected: Expectation): Outcome {
  const known = reading.filter(value => value !== UNKNOWN && !isIntrinsic(value));
  if (known.some(value => !isExpected(value))) return 'non-compliant';
  return known.length < reading.length ? 'undecidable' : 'compliant';
}

/** Judges a place whose value is a plain one: an intrinsic function there cannot be decided. */
export function judgeValue(place: Place, path: Path, isExpected: Expectation): Verdict {
  return { ...at(place, path), outcome: outcomeOf(place.read(...path), isExpected) };
}

/** Judges a place that must be filled; a reference to another resource fills it. */
export function judgePresence(place: Place, path: Path): Verdict {
  return { ...at(place, path), outcome: presenceOf(place.read(...path)) };
}

/** Whether a place is filled in every case. */
export function presenceOf(reading: Reading): Outcome {
  if (reading.includes(undefined)) return 'non-compliant';
  return reading.includes(UNKNOWN) ? 'undecidable' : 'compliant';
}

/** Judges a list, or a single value in place of one: each of its values must be as expected. */
export function judgeEvery(place: Place, path: Path, isExpected: Expectation): Verdict {
  const values = place.parts(...path).map(({ value }) => value);
  return { ...at(place, path), outcome: outcomeOf(values, isExpected) };
}

/** Judges a list in which some element must be as it should be, whatever its conditions choose. */
export function judgeSome(place: Place, path: Path, judge: (element: Place) => Outcome): Verdict {
  const outcome = worst(
    place
      .lists(...path)
      .map(list => best(list.map(alternatives => worst(alternatives.map(element => judge(element)))))),
  );
  return { ...at(place, path), outcome };
}

/** A verdict on what stands in another template than the resource that it is about: told at the resource. */
export function toldAt(resource: Place, { outcome, subject }: Verdict): Verdict {
  return { ...at(resource), ...(subject === undefined ? {} : { subject }), outcome };
}

/** The outcome when all must be as they should be. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('non-compliant')) return 'non-compliant';
  return outcomes.includes('undecidable') ? 'undecidable' : 'compliant';
}

/** The outcome when one must be as it should be. */
export function best(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('compliant')) return 'compliant';
  return outcomes.includes('undecidable') ? 'undecidable' : 'non-compliant';
}

/** The place of a verdict. */
export function at(place: Place, path: Path = []): Omit<Verdict, 'outcome'> {
  const text = place
    .path(...path)
    .reduce<string>(
      (before, part) => (typeof part === 'number' ? `${before}[${part}]` : before === '' ? part : `${before}.${part}`),
      '',
    );
  const subject = place.subject === undefined ? {} : { subject: place.subject };
  return { resource: place.logicalId, ...(text === '' ? {} : { place: text }), ...subject };
}
