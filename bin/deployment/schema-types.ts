import { z } from 'zod';
import { Format } from './formats';

/** Text of a format; the format's answer becomes the problem's message. */
export function text(description: string, format?: Format) {
  const plain = z.string().min(1);
  if (format === undefined) return plain.describe(description);
  return plain
    .check(context => {
      const wrong = context.value === '' ? undefined : format(context.value);
      if (wrong !== undefined) context.issues.push({ code: 'custom', message: wrong, input: context.value });
    })
    .meta(format.pattern === undefined ? { description } : { description, pattern: format.pattern });
}

/** A whole number between two bounds. */
export function wholeNumber(description: string, minimum: number, maximum: number) {
  return z.int().min(minimum).max(maximum).describe(description);
}

/** A list. */
export function list<Item extends z.ZodType>(description: string, item: Item) {
  return z.array(item).max(200).describe(description);
}

/** A list without duplicates. */
export function uniqueList<Item extends z.ZodType>(
  description: string,
  item: Item,
  limits: { minimum?: number; maximum?: number } = {},
) {
  return z
    .array(item)
    .min(limits.minimum ?? 0)
    .max(limits.maximum ?? 200)
    .check(context => {
      const seen = new Set<string>();
      context.value.forEach((value, index) => {
        const id = JSON.stringify(value);
        if (seen.has(id)) {
          context.issues.push({
            code: 'custom',
            message: 'stands in the list twice; keep one of them',
            path: [index],
            input: value,
          });
        }
        seen.add(id);
      });
    })
    .describe(description);
}
