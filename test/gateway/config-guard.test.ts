import { validateExecDenied } from '../../lib/gateway/config-guard';

const check = (config: unknown) => () => validateExecDenied(JSON.stringify(config));

test.each([
  { tools: { exec: { mode: 'deny' } } },
  { tools: { exec: { security: 'deny', ask: 'always' } } },
  { tools: { exec: { mode: 'deny' } }, agents: { list: [{ tools: { exec: { mode: 'deny' } } }] } },
  { tools: { exec: { mode: 'deny' } }, agents: { list: [{ tools: { exec: { timeoutSec: 5 } } }] } },
  { tools: { exec: { mode: 'deny' } }, channels: { exec: { mode: 'full' } } },
])('accepts %j', config => {
  expect(check(config)).not.toThrow();
});

test.each([
  [{}, 'config.tools.exec', 'undefined'],
  [{ tools: { exec: {} } }, 'config.tools.exec', '{}'],
  [{ tools: { exec: null } }, 'config.tools.exec', '{}'],
  [{ tools: { exec: 'full' } }, 'config.tools.exec', '"full"'],
  [{ tools: { exec: { mode: 'ask' } } }, 'config.tools.exec', '{"mode":"ask"}'],
  [{ tools: { exec: { security: 'allowlist' } } }, 'config.tools.exec', '{"security":"allowlist"}'],
  [{ tools: { exec: { mode: 'deny', security: 'full' } } }, 'config.tools.exec', '{"mode":"deny","security":"full"}'],
  [
    { tools: { exec: { mode: 'deny' } }, agents: { list: [{}, { tools: { exec: { mode: 'full' } } }] } },
    'config.agents.list.1.tools.exec',
    '{"mode":"full"}',
  ],
])('fails with %j', (config, path, got) => {
  expect(check(config)).toThrow(
    `${path} must deny commands on Fargate, got ${got}: Fargate has no Docker daemon to hold a sandbox in and cannot set seccomp, so a shell would run beside the token: remove the setting`,
  );
});
