import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import * as path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SEED_DIRECTORY = process.env.OPENCLAW_SEED_DIR ?? '/opt/openclaw-seed';
const SEED = database(SEED_DIRECTORY);
const IMAGE = [SEED_DIRECTORY, path.dirname(process.env.OPENCLAW_BIN ?? '/app/openclaw.mjs')];
// OpenClaw keeps every install record, and nothing else of ours, in this one row.
const RECORDS_KEY = 'plugins.installedIndex';

function database(stateDirectory) {
  return path.join(stateDirectory, 'state', 'openclaw.sqlite');
}

// One seed serves every deployment of the image, so nothing that the installer left behind may be shared by them.
function sealSeed() {
  const seed = new DatabaseSync(SEED, { enableForeignKeyConstraints: false });
  const kept = { config_machine_state: `state_key = '${RECORDS_KEY}'`, schema_meta: "meta_key = 'primary'" };
  for (const { name } of seed.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()) {
    seed.exec(`DELETE FROM "${name}" WHERE NOT (${kept[name] ?? 'FALSE'})`);
  }
  seed.exec('VACUUM');
  // Left in write-ahead mode, the database could not be opened on a read-only file system.
  seed.exec('PRAGMA journal_mode = DELETE');
  seed.close();
}

function readRecords(connection) {
  const row = connection.prepare('SELECT value_json FROM config_machine_state WHERE state_key = ?').get(RECORDS_KEY);
  return row && JSON.parse(row.value_json);
}

function createState(target) {
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  const copy = `${target}.seed`;
  copyFileSync(SEED, copy);
  chmodSync(copy, 0o600);
  renameSync(copy, target);
}

// OpenClaw loads what the index names, and checks it only against hashes that stand in the index itself.
function isOfThisImage(current, baked) {
  const { installRecords, plugins } = current?.index ?? {};
  const sameRecords = JSON.stringify(installRecords) === JSON.stringify(baked.index.installRecords);
  return sameRecords && Array.isArray(plugins) && plugins.every(plugin => locations(plugin ?? {}).every(isInImage));
}

function locations({ rootDir, manifestPath, source, setupSource = source }) {
  return [rootDir, manifestPath, source, setupSource];
}

// By their text alone: on the image's read-only file system nobody can plant a link that leads out.
function isInImage(location) {
  return (
    typeof location === 'string' &&
    path.isAbsolute(location) &&
    IMAGE.some(root => path.resolve(location).startsWith(`${root}/`))
  );
}

function replaceRecords(target) {
  const seed = new DatabaseSync(SEED, { readOnly: true });
  const baked = readRecords(seed);
  seed.close();
  const state = new DatabaseSync(target, { timeout: 10_000 });
  state.exec('BEGIN IMMEDIATE');
  const current = readRecords(state);
  // The volume's index is kept where it can be: OpenClaw has fitted it to this deployment's configuration, which takes long.
  if (!isOfThisImage(current, baked)) {
    const revision = Math.max(Date.now(), (current?.revision ?? 0) + 1);
    state
      .prepare('INSERT OR REPLACE INTO config_machine_state (state_key, value_json, updated_at_ms) VALUES (?, ?, ?)')
      .run(RECORDS_KEY, JSON.stringify({ ...baked, revision }), revision);
    // A trigger that was planted in the database could put another index back.
    if (!isOfThisImage(readRecords(state), baked)) throw new Error(`${target} does not keep the plugins of this image`);
  }
  state.exec('COMMIT');
  state.close();
}

// The image is the only source of plugins: records of another image, or planted on the volume, do not survive a start.
export function syncPluginRecords(stateDirectory) {
  const target = database(stateDirectory);
  if (existsSync(target)) replaceRecords(target);
  else createState(target);
}

if (import.meta.main) sealSeed();
