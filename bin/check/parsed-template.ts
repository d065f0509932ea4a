/** A place in a template: keys and list indices from the root down. */
export type Place = readonly (string | number)[];

/** A line and a column, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A template as data, with the way back to the text. */
export interface ParsedTemplate {
  readonly data: unknown;
  /** Where places stand in the text; the nearest place around one that the text does not have. */
  locate(places: readonly Place[]): Position[];
}

/** Why a text is no template. */
export class TemplateProblem extends Error {
  constructor(
    message: string,
    readonly position: Position = { line: 1, column: 1 },
  ) {
    super(message);
  }
}

/** Deeper than any template that CloudFormation takes, and shallow enough for every rule to walk down. */
export const MAX_DEPTH = 200;

/** The line and column of an offset. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Reads `ContainerDefinitions[0].User` as a place. */
export function parsePlace(text: string): Place {
  return [...text.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([part, index]) => (index === undefined ? part : Number(index)));
}
