import { LocatedCells, nameOf } from './located-cells';
import { Problem } from './problem';

/** Judges whether somebody should have looked at a tenant by now. */
export function overdueReviews({ tenants }: LocatedCells, today: string): Problem[] {
  return tenants.flatMap(located => {
    const { reviewBy, owner = 'its owner' } = located.section;
    if (reviewBy === undefined || reviewBy >= today) return [];
    const message = `${nameOf(located)} was to be reviewed by ${reviewBy}, and today is ${today}; let ${owner} decide whether it is still needed as it is, then write the next day`;
    return [{ field: [...located.field, 'reviewBy'], message }];
  });
}

/** What is earlier is a mistake in the year, and StateErasure would erase the state at once. */
const FIRST_DAY = '2026-01-01';

const ADVICE = 'write the last day on which the state is kept';

/** Judges the days of tenants that were removed. */
export function removalDays({ removed }: LocatedCells): Problem[] {
  return removed.flatMap(({ field, section: { removedOn, keepUntil } }) => {
    if (keepUntil === undefined) return [];
    const at = [...field, 'keepUntil'];
    if (removedOn !== undefined && keepUntil < removedOn) {
      return [{ field: at, message: `is ${keepUntil}, before the removal on ${removedOn}; ${ADVICE}` }];
    }
    if (keepUntil >= FIRST_DAY) return [];
    return [{ field: at, message: `must be ${FIRST_DAY} or later, got ${keepUntil}; ${ADVICE}` }];
  });
}

/** Tells of tenants whose state need not be kept any longer. */
export function keptLongEnough({ removed }: LocatedCells, today: string): Problem[] {
  return removed.flatMap(located => {
    const { keepUntil } = located.section;
    if (keepUntil === undefined || keepUntil >= today) return [];
    const message = `the state of ${nameOf(located)} was to be kept until ${keepUntil}, and today is ${today}; when its log has state-erased, run openclaw-cdk tenant forget`;
    return [{ field: [...located.field, 'keepUntil'], message }];
  });
}
