import { ToolPolicy } from '../../lib/config';
import { problemOf } from './fixture';

const ALWAYS = ['group:automation', 'group:runtime', 'group:fs', 'sessions_spawn', 'sessions_send'];

test.each([
  ['messaging', ToolPolicy.messaging()],
  ['minimal', ToolPolicy.minimal()],
])('hardens the %s profile', (profile, policy) => {
  expect(policy._settings()).toEqual({
    profile,
    deny: ALWAYS,
    fs: { workspaceOnly: true },
    exec: { mode: 'deny' },
    elevated: { enabled: false },
    sessions: { visibility: 'self' },
    agentToAgent: { enabled: false },
    loopDetection: { enabled: true },
    message: {
      crossContext: { allowWithinProvider: false, allowAcrossProviders: false },
      broadcast: { enabled: false },
    },
  });
});

test.each([
  ['messaging', ToolPolicy.messaging({ deny: ['group:web', 'group:fs'] })],
  ['minimal', ToolPolicy.minimal({ deny: ['group:web', 'group:fs'] })],
])('adds what is denied to the %s profile, each once', (_, policy) => {
  expect(policy.deny).toEqual([...ALWAYS, 'group:web']);
  expect(policy._settings().deny).toEqual(policy.deny);
});

test.each(['', '!exec', 'Group:fs', '-group:fs', 'a b', '*'])('fails for the tool "%s"', name => {
  expect(problemOf(() => ToolPolicy.messaging({ deny: [name] }))).toBe(
    `deny must name tools or groups such as 'group:web', got '${name}': see OpenClaw's tool policy`,
  );
});
