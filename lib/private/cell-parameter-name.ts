import { Token } from 'aws-cdk-lib';

const CELL_NAME = /^[A-Za-z][A-Za-z0-9-]{0,79}$/;

/** The name of the parameter under which a cell publishes a value. */
export function cellParameterName(cellName: string, value: string): string {
  validateCellName(cellName);
  return `/openclaw/${cellName}/${value}`;
}

/** Refuses what cannot stand in the names of stacks, parameters and objects; a wildcard there would reach other cells. */
export function validateCellName(cellName: string): void {
  if (Token.isUnresolved(cellName) || !CELL_NAME.test(cellName)) {
    const got = Token.isUnresolved(cellName) ? 'a token' : `'${cellName}'`;
    throw new Error(
      `cellName must be a letter, then up to 79 letters, digits and hyphens, got ${got}: it stands in the names of all that the cell publishes`,
    );
  }
}
