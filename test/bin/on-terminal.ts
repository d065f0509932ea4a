/** Runs something as on a terminal of this width, without colours. */
export function onTerminal<T>(columns: number, run: () => T): T {
  const stdout = Object.assign(Object.create(process.stdout), { isTTY: true, columns });
  const stream = jest.spyOn(process, 'stdout', 'get').mockReturnValue(stdout);
  const environment = jest.replaceProperty(process, 'env', { ...process.env, NO_COLOR: '1' });
  try {
    return run();
  } finally {
    stream.mockRestore();
    environment.restore();
  }
}
