const REASON =
  'Fargate has no Docker daemon to hold a sandbox in and cannot set seccomp, so a shell would run beside the token: remove the setting';

/** Refuses a config that lets the agent run commands, anywhere in it, whoever rendered it. */
export function validateExecDenied(text: string): void {
  const config: unknown = JSON.parse(text);
  const found = execSettings(config, 'config');
  const main = found.find(({ path }) => path === 'config.tools.exec');
  const loose = found.find(({ exec }) =>
    [exec.mode, exec.security].some(value => value !== undefined && value !== 'deny'),
  );
  if (!main || (main.exec.mode ?? main.exec.security) !== 'deny' || loose) {
    const { path, exec } = loose ?? main ?? { path: 'config.tools.exec', exec: undefined };
    throw new Error(`${path} must deny commands on Fargate, got ${JSON.stringify(exec)}: ${REASON}`);
  }
}

interface ExecSetting {
  readonly path: string;
  readonly exec: { readonly mode?: unknown; readonly security?: unknown };
}

function execSettings(value: unknown, path: string): ExecSetting[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, child]) => {
    const own = key === 'exec' && path.endsWith('.tools') ? [{ path: `${path}.exec`, exec: child ?? {} }] : [];
    return [...own, ...execSettings(child, `${path}.${key}`)];
  });
}
