import { elements, Parameters, Reading, read } from './reading';

/** Where something stands below the properties of a resource. */
export type Path = (string | number)[];

/** A place in a template: a resource, or an element of one of its lists. */
export interface Place {
  /** The logical id of the resource. */
  readonly logicalId: string;
  /** What tells it apart from others of the same resource, such as the name of a container. */
  readonly subject?: string;
  /** What stands there. */
  readonly value: unknown;
  /** The path of what stands below it. */
  path(...below: Path): Path;
  /** Every value that something below it may have. */
  read(...below: Path): Reading;
  /** A list below it in each form that it may have: its elements, each with every value that it may have. */
  lists(...below: Path): Place[][][];
  /** The elements of a list below it, once for each value that they may have. */
  parts(...below: Path): Place[];
}

/** The place of a value below the properties of a resource. */
export function createPlace(logicalId: string, value: unknown, parameters: Parameters, prefix: Path = []): Place {
  const lists = (...below: Path) =>
    read(value, below, parameters).map(list =>
      elements(list, parameters).map((alternatives, index) =>
        alternatives.map(element => createPlace(logicalId, element, parameters, [...prefix, ...below, index])),
      ),
    );
  return {
    logicalId,
    value,
    path: (...below) => [...prefix, ...below],
    read: (...below) => read(value, below, parameters),
    lists,
    parts: (...below) =>
      lists(...below)
        .flat(2)
        .filter(part => part.value !== undefined),
  };
}
