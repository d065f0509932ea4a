#!/usr/bin/env node
import { dispatch } from './commands/dispatch';

dispatch(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    console.error(error);
    process.exitCode = 1;
  },
);
