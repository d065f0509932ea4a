#!/usr/bin/env node
import { dispatch } from './commands/dispatch';

process.stdout.on('error', tellLostReport);
// Nobody is left to be told, and the exit code still says it.
process.stderr.on('error', () => {});

dispatch(process.argv.slice(2)).then(
  code => {
    process.exitCode ??= code;
  },
  error => {
    console.error(error);
    process.exitCode = 1;
  },
);

/** Tells that stdout takes no more, unless its reader has read enough, as `head` does. */
function tellLostReport({ code }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') return;
  console.error(
    `stdout: cannot be written (${code}), so the report is not whole; what the command changed stays changed`,
  );
  process.exitCode = 2;
}
