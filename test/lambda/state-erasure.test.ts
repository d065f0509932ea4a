import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import fsPromises from 'node:fs/promises';
import * as path from 'node:path';
import type { Context } from 'aws-lambda';
import { handler } from '../../lambda/state-erasure';
import { type Clock, eraseState, type Settings } from '../../lambda/state-erasure/erasure';
import { asTenant, MARK, StateTree } from './state-tree';

const KEEP_UNTIL = '2027-01-15T00:00:00.000Z';

let tree: StateTree;
let printed: string;

beforeEach(async () => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text;
    return true;
  });
  tree = await asTenant(async () => new StateTree());
});

afterEach(() => {
  jest.restoreAllMocks();
  tree.remove();
});

function fill(): void {
  tree.fill([
    { kind: 'file', odd: Buffer.from('a'), size: 3, mode: 0o600 },
    {
      kind: 'directory',
      odd: Buffer.from('b'),
      mode: 0o500,
      entries: [{ kind: 'file', odd: Buffer.from('c'), size: 4, mode: 0o400 }],
    },
  ]);
}

function run(at: string, settings: Partial<Settings> = {}, clock: Partial<Clock> = {}) {
  return eraseState(
    { tenant: 'legal', directory: tree.state, keepUntil: KEEP_UNTIL, backupRetentionDays: 35, ...settings },
    { now: () => new Date(at), remainingMillis: () => 600_000, ...clock },
  );
}

const lines = () => printed.trimEnd().split('\n');

test('keeps everything until the moment has come', () =>
  asTenant(async () => {
    fill();
    expect(await run('2027-01-14T23:59:59.999Z')).toEqual({ state: 'kept', until: KEEP_UNTIL });
    expect(tree.left).toHaveLength(2);
    expect(lines()).toEqual([`{"event":"state-kept","tenant":"legal","until":"${KEEP_UNTIL}"}`]);
  }));

test('erases from that moment on, and its record says when the last backup is gone', () =>
  asTenant(async () => {
    fill();
    expect(await run(KEEP_UNTIL)).toEqual({
      state: 'erased',
      files: 2,
      bytes: 7,
      erasedAt: KEEP_UNTIL,
      backupsExpire: '2027-02-19T00:00:00.000Z',
    });
    expect(tree.left).toEqual([]);
    expect(lines()).toEqual([
      `{"event":"state-erased","tenant":"legal","files":2,"bytes":7,"erasedAt":"${KEEP_UNTIL}","backupsExpire":"2027-02-19T00:00:00.000Z"}`,
    ]);
  }));

test('says on the days after that nothing is there, and writes no second record', () =>
  asTenant(async () => {
    fill();
    await run('2027-01-15T03:00:00Z');
    expect(await run('2027-01-16T03:00:00Z')).toEqual({ state: 'empty' });
    expect(lines()[1]).toBe('{"event":"state-empty","tenant":"legal"}');
  }));

test.each<Partial<Settings>>([
  { keepUntil: '' },
  { keepUntil: undefined },
  { keepUntil: 'soon' },
  { backupRetentionDays: Number.NaN },
])('erases nothing with %j', settings =>
  asTenant(async () => {
    fill();
    await expect(run('2027-01-15T03:00:00Z', settings)).rejects.toThrow(
      'the dates that the function was given cannot be read',
    );
    expect(tree.left).toHaveLength(2);
  }),
);

test('says what it got done when its time is over', () =>
  asTenant(async () => {
    fill();
    expect(await run('2027-01-15T03:00:00Z', {}, { remainingMillis: () => 59_999 })).toEqual({
      state: 'erasing',
      files: 0,
      bytes: 0,
    });
    expect(lines()).toEqual(['{"event":"state-erasing","tenant":"legal","files":0,"bytes":0}']);
  }));

test('takes directories that are nested deeper than a path may be long', () =>
  asTenant(async () => {
    const name = 'n'.repeat(250);
    // Built from the inside out, as a path to the innermost could not be named.
    mkdirSync(path.join(tree.state, name));
    for (let depth = 0; depth < 40; depth += 1) {
      mkdirSync(path.join(tree.state, 'around'));
      renameSync(path.join(tree.state, name), path.join(tree.state, 'around', name));
      renameSync(path.join(tree.state, 'around'), path.join(tree.state, name));
    }
    expect(await run('2027-01-15T03:00:00Z')).toMatchObject({ state: 'erased' });
    expect(tree.left).toEqual([]);
  }));

test('takes more files in one directory than it looks at together', () =>
  asTenant(async () => {
    for (let index = 0; index < 2500; index += 1) {
      writeFileSync(path.join(tree.state, `${index}`), '');
    }
    expect(await run('2027-01-15T03:00:00Z')).toMatchObject({ state: 'erased', files: 2500, bytes: 0 });
    expect(tree.left).toEqual([]);
  }));

test('removes pipes without opening them', () =>
  asTenant(async () => {
    execFileSync('mkfifo', [path.join(tree.state, 'pipe')]);
    expect(await run('2027-01-15T03:00:00Z')).toMatchObject({ state: 'erased', files: 1, bytes: 0 });
    expect(tree.left).toEqual([]);
  }));

test('removes the rest where one thing cannot be removed, then fails with the code alone', () =>
  asTenant(async () => {
    fill();
    const refused = Object.assign(new Error(`EACCES: permission denied, unlink '${MARK}'`), { code: 'EACCES' });
    jest.spyOn(fsPromises, 'unlink').mockRejectedValueOnce(refused);
    const failure = run('2027-01-15T03:00:00Z');
    await expect(failure).rejects.toThrow(/^not everything could be removed: EACCES$/);
    await expect(failure).rejects.not.toHaveProperty('code');
    expect(tree.left).toHaveLength(1);
    expect(lines()).toEqual([
      expect.stringMatching(/^\{"event":"state-erasing","tenant":"legal","files":1,"bytes":[34]\}$/),
      '{"event":"erasure-failed","tenant":"legal","error":"not everything could be removed: EACCES"}',
    ]);
  }));

test('fails where something is left after all was removed', () =>
  asTenant(async () => {
    fill();
    const { opendir } = fsPromises;
    jest.spyOn(fsPromises, 'opendir').mockImplementation(async (...args) => {
      const found = await opendir(...args);
      if (tree.left.length === 0) {
        await found.close();
        // Written after the directory was seen empty, and before it is seen again.
        writeFileSync(path.join(tree.state, 'late'), '');
        return Object.assign(found, { async *[Symbol.asyncIterator]() {} });
      }
      return found;
    });
    await expect(run('2027-01-15T03:00:00Z')).rejects.toThrow(
      'something is left after all was removed: somebody still writes to the state',
    );
  }));

test('a file system that is not there is told in its code alone', async () => {
  await expect(run('2027-01-15T03:00:00Z', { directory: path.join(tree.base, MARK) })).rejects.toThrow(/^ENOENT$/);
  expect(lines()).toEqual(['{"event":"erasure-failed","tenant":"legal","error":"ENOENT"}']);
});

test('the handler takes its settings from the environment and its time from Lambda', () =>
  asTenant(async () => {
    fill();
    const environment = {
      TENANT_ID: 'legal',
      STATE_DIRECTORY: tree.state,
      KEEP_UNTIL: '2026-01-01T00:00:00.000Z',
      BACKUP_RETENTION_DAYS: '7',
    };
    jest.replaceProperty(process, 'env', { ...process.env, ...environment });
    const remaining = jest.fn(() => 600_000);
    const answer = await handler({}, { getRemainingTimeInMillis: remaining } as unknown as Context);
    expect(answer).toMatchObject({ state: 'erased', files: 2, bytes: 7 });
    const { erasedAt, backupsExpire } = answer as { erasedAt: string; backupsExpire: string };
    expect(Date.parse(backupsExpire) - Date.parse(erasedAt)).toBe(7 * 24 * 3600 * 1000);
    expect(remaining).toHaveBeenCalled();
  }));
