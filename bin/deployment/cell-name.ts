import { CellsDeployment } from './deployment';

/** The name of a cell in AWS. */
export function cellName({ file }: CellsDeployment, cell: string): string {
  return `${file.name}-${cell}`;
}
