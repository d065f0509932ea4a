/** A subcommand of `openclaw-cdk`. */
export interface Command {
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly usage: string;
  /** Answers the exit code: 0, 1 when what was judged is wrong, 2 when the command line is. A lost report is 2 too. */
  run(args: string[]): number | Promise<number>;
}

/** A name that subcommands stand behind, such as `openclaw-cdk tenant add`. */
export interface CommandGroup extends Omit<Command, 'run'> {
  readonly commands: readonly Command[];
}

/** Says what is wrong with a command line, and how it is written. */
export function wrongUse(problem: string, usage: string): number {
  console.error(`${problem}\n\n${usage}`);
  return 2;
}
