import process from 'node:process';

// OpenClaw's proxy support ends the process with one of these as soon as it hears of a signal, in the midst of the gateway's
// own shutdown: turns are cut off, and the lease stays with the dead. While the gateway listens for the signal, it decides.
const ENDED_BY_SIGNAL = new Map([
  [143, 'SIGTERM'],
  [130, 'SIGINT'],
]);
const exit = process.exit;

process.exit = code => {
  const signal = ENDED_BY_SIGNAL.get(code);
  if (signal === undefined || process.listenerCount(signal) === 0) exit(code);
};
