import { z } from 'zod';
import { DeploymentFile } from './schema';

/** The sections that files of every topology have, those alone that are valid by themselves. */
export type ValidSections = {
  readonly [Section in keyof Omit<DeploymentFile, 'tenant' | 'topology'>]?: DeploymentFile[Section];
};

/** Keeps what is valid by itself, so that one mistake does not hide the rules about the rest. */
export function validFields<Shape extends { readonly [name: string]: z.ZodType }>(
  shape: Shape,
  data: unknown,
): { readonly [Name in keyof Shape]?: z.output<Shape[Name]> } {
  const source = asRecord(data);
  const valid = Object.entries(shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(source[name]);
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(valid);
}

/** The keys of a section; none where there is none. */
export function asRecord(data: unknown): { readonly [name: string]: unknown } {
  return typeof data === 'object' && data !== null ? (data as { [name: string]: unknown }) : {};
}
