import { REFUSALS, REJECTED_KEYS, Refusal } from './insecure-settings';
import { Json, JsonObject } from './json';
import { secretProblem } from './literal-secrets';
import { isOffered, repeats } from './offered-settings';

interface Leaf {
  readonly path: string;
  readonly value: Json;
}

const ROOT_KEYS = new Set(
  (
    '$schema meta env wizard diagnostics logging update telemetry browser ui secrets auth accessGroups acp models nodeHost ' +
    'agents worktreeRoot worktreeAcceleration tools security bindings broadcast attachments messages tts commands approvals ' +
    'session cron transcripts hooks channels discovery talk gateway cloudWorkers desktop memory mcp skills plugins surfaces proxy'
  ).split(' '),
);

/** What is wrong with settings: keys that OpenClaw does not know, secrets, and all that is not known to be harmless. */
export function settingProblems(
  settings: JsonObject,
  generated: JsonObject,
  refusals: readonly Refusal[] = [],
): string[] {
  const unknown = Object.keys(settings).filter(key => !ROOT_KEYS.has(key) && !REJECTED_KEYS.has(key));
  return [
    ...unknown.map(
      key => `settings.${key} is no key of OpenClaw 2026.9.6, which would not start: see \`openclaw config schema\``,
    ),
    ...Object.entries(settings)
      .filter(([key]) => !unknown.includes(key))
      .flatMap(([key, value]) => leaves(value, key))
      .flatMap(leaf => leafProblems(leaf, generated, refusals)),
  ];
}

function leafProblems({ path, value }: Leaf, generated: JsonObject, refusals: readonly Refusal[]): string[] {
  const rejected = [...REJECTED_KEYS].find(([key]) => path === key || path.startsWith(`${key}.`));
  if (rejected) {
    return [`settings.${path} is refused by OpenClaw 2026.9.6: leave it out, ${rejected[1]}`];
  }
  const secret = secretProblem(path, value);
  if (secret) {
    return [`settings.${path} ${secret}`];
  }
  const own = repeats(path, value, generated) ? undefined : fitting(refusals, path, value);
  return own === undefined && isOffered(path, value, generated)
    ? []
    : [`settings.${path} must not be ${refusal(own ?? fitting(REFUSALS, path, value), value)}`];
}

function fitting(refusals: readonly Refusal[], path: string, value: Json): Refusal | undefined {
  return refusals.find(candidate => candidate.path.test(path) && (candidate.when?.(value) ?? true));
}

function refusal(found: Refusal | undefined, value: Json): string {
  const shown = found && !(found.quiet && typeof value === 'string') ? JSON.stringify(value) : 'set';
  return `${shown}: ${found?.reason ?? 'it is not among the settings that cannot weaken the gateway, which README of lib/config lists'}`;
}

/** Every value with the path to it; an empty list or object is a value too. */
function leaves(value: Json, path: string): Leaf[] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.length === 0 ? [{ path, value }] : entries.flatMap(([key, child]) => leaves(child, `${path}.${key}`));
}
