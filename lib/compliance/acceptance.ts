import { isDay } from '../private/day';
import { Acknowledgement } from './acknowledgement';
import { grouped } from './grouped';
import { once } from './once';

/** An acknowledgement and the construct that it stands at, which covers everything below it. */
export interface Acceptance extends Acknowledgement {
  readonly construct: string;
}

const SUFFIX = / \((?:owner: ([^;()]+))?(?:; )?(?:expires: (\d{4}-\d{2}-\d{2}))?\)$/;

/** The reason with the owner and the last day at its end: the CDK keeps an id and a text of each acknowledgement. */
export function renderReason({ reason, owner, expires }: Acknowledgement): string {
  const parts = [owner && `owner: ${owner}`, expires && `expires: ${expires}`].filter(part => part !== undefined);
  return parts.length === 0 ? reason : `${reason} (${parts.join('; ')})`;
}

/** An acknowledgement as it was recorded at a construct. */
export function parseAcceptance(construct: string, id: string, text: string): Acceptance {
  const [suffix = '', owner, expires] = SUFFIX.exec(text) ?? [];
  const reason = owner === undefined && expires === undefined ? text : text.slice(0, -suffix.length);
  return { construct, id: plainId(id), reason, owner, expires };
}

/** An id without the prefix that the CDK puts before it when it records or prints it. */
export function plainId(id: string): string {
  return id.replace(/^(annotation|OpenClaw)::/i, '');
}

/** Throws where an acknowledgement would not be found again, or says nothing. */
export function validateAcknowledgement({ id, reason, owner, expires }: Acknowledgement): void {
  if (reason.trim() === '') {
    throw new Error(`reason must say why ${id} is accepted, got an empty text`);
  }
  if (owner !== undefined && !/^[^;()]+$/.test(owner)) {
    throw new Error(`owner must be a name without semicolons and parentheses, got '${owner}'`);
  }
  if (expires !== undefined) {
    validateDay('expires', expires);
  }
}

/** Throws where a text is not a day of the calendar. */
export function validateDay(name: string, text: string): void {
  if (!isDay(text)) {
    throw new Error(`${name} must be a day written as 2027-03-31, got '${text}'`);
  }
}

/** The acknowledgement that covers a finding on a construct: one in force before one that has expired. */
export function acceptanceOf(
  finding: { readonly ruleId: string; readonly id: string; readonly construct: string },
  acceptances: readonly Acceptance[],
  today: string | undefined,
): Acceptance | undefined {
  const known = byIdAndConstruct(acceptances);
  const covering = [...new Set([finding.id, finding.ruleId])]
    .flatMap(id => withParents(finding.construct).flatMap(construct => known.get(keyOf(id, construct)) ?? []))
    .sort(([one], [other]) => one - other)
    .map(([, acceptance]) => acceptance);
  return covering.find(acceptance => !hasExpired(acceptance, today)) ?? covering[0];
}

/** Whether an acknowledgement no longer holds; without a day to compare with, it does. */
export function hasExpired({ expires }: Acknowledgement, today: string | undefined): boolean {
  return expires !== undefined && today !== undefined && expires < today;
}

const byIdAndConstruct = once((acceptances: readonly Acceptance[]) =>
  grouped(acceptances.entries(), ([, { id, construct }]) => [keyOf(id, construct)]),
);

function keyOf(id: string, construct: string): string {
  return `${id}\n${construct}`;
}

/** A construct and all those that it stands in, up to the app. */
function withParents(construct: string): string[] {
  const ends = [...construct.matchAll(/\//g)].map(({ index }) => index);
  return [...new Set(['', ...ends.map(end => construct.slice(0, end)), construct])];
}
