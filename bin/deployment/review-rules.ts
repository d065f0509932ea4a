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

/** Judges the days of tenants that were removed. */
export function removalDays({ removed }: LocatedCells): Problem[] {
  return removed.flatMap(({ field, section: { removedOn, keepUntil } }) => {
    if (removedOn === undefined || keepUntil === undefined || keepUntil >= removedOn) return [];
    const message = `is ${keepUntil}, before the removal on ${removedOn}; write the last day on which the state is kept`;
    return [{ field: [...field, 'keepUntil'], message }];
  });
}

/** Tells of tenants whose state need not be kept any longer. */
export function keptLongEnough({ removed }: LocatedCells, today: string): Problem[] {
  return removed.flatMap(located => {
    const { keepUntil } = located.section;
    if (keepUntil === undefined || keepUntil >= today) return [];
    const message = `the state of ${nameOf(located)} was to be kept until ${keepUntil}, and today is ${today}; erase it, then remove this entry`;
    return [{ field: [...located.field, 'keepUntil'], message }];
  });
}
