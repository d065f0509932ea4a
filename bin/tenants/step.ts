import { CellsDeployment } from '../deployment/deployment';

/** One thing that a person does next. */
export interface Step {
  readonly text: string;
  readonly commands?: readonly string[];
}

/** The command that deploys stacks of a deployment. */
export function deployCommand({ path }: CellsDeployment, stacks: readonly string[], flags = ''): string {
  return `npx cdk deploy${flags} -c ${quoted(`deployment=${path}`)} ${stacks.map(quoted).join(' ')}`;
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w./=:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
