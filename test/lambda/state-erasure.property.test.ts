import * as fc from 'fast-check';
import { type Answer, eraseState } from '../../lambda/state-erasure/erasure';
import { asTenant, type Entry, entries, MARK, StateTree } from './state-tree';

const NOW = new Date('2027-01-15T03:00:00.000Z');
const mode = fc.constantFrom(0o000, 0o300, 0o500, 0o700);

let printed: string;

beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text;
    return true;
  });
});

afterEach(() => jest.restoreAllMocks());

/** A state that is filled, and removed when the test is done with it. */
async function withTree(all: Entry[], topMode: number, use: (tree: StateTree) => Promise<void>): Promise<void> {
  printed = '';
  let tree: StateTree | undefined;
  try {
    await asTenant(async () => {
      tree = new StateTree();
      tree.fill(all, topMode);
      await use(tree);
    });
  } finally {
    tree?.remove();
  }
}

/** A run that has time for so many looks at its clock. */
function run({ state }: StateTree, looks = Number.POSITIVE_INFINITY): Promise<Answer> {
  let left = looks;
  return eraseState(
    { tenant: 'legal', directory: state, keepUntil: '2027-01-15T00:00:00.000Z', backupRetentionDays: 35 },
    { now: () => NOW, remainingMillis: () => (left-- > 0 ? 600_000 : 59_999) },
  );
}

function lines() {
  return printed
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));
}

test('any state is erased whole, counted, told in one line without a name, and nothing beside it is touched', async () => {
  await fc.assert(
    fc.asyncProperty(entries, mode, (all, topMode) =>
      withTree(all, topMode, async tree => {
        const { beside, files, bytes, directories } = tree;
        const answer = await run(tree);
        expect(tree.left).toEqual([]);
        expect(tree.beside).toEqual(beside);
        expect(answer).toMatchObject(files + directories > 0 ? { state: 'erased', files, bytes } : { state: 'empty' });
        expect(lines()).toHaveLength(1);
        expect(printed).not.toContain(MARK);
      }),
    ),
    { numRuns: 200 },
  );
}, 60_000);

test('an erasure that is cut short again and again goes on where it was, and its lines add up', async () => {
  await fc.assert(
    fc.asyncProperty(entries, mode, fc.integer({ min: 30, max: 90 }), (all, topMode, looks) =>
      withTree(all, topMode, async tree => {
        const { beside, files, bytes } = tree;
        for (let days = 0; (await run(tree, looks)).state === 'erasing'; days += 1) {
          expect(days).toBeLessThan(1000);
        }
        expect(tree.left).toEqual([]);
        expect(tree.beside).toEqual(beside);
        expect(sum(lines().map(line => line.files))).toBe(files);
        expect(sum(lines().map(line => line.bytes))).toBe(bytes);
        expect((await run(tree)).state).toBe('empty');
      }),
    ),
    { numRuns: 100 },
  );
}, 60_000);

test('two runs at the same time erase it together and fail on nothing that the other was quicker with', async () => {
  await fc.assert(
    fc.asyncProperty(entries, mode, (all, topMode) =>
      withTree(all, topMode, async tree => {
        const { files } = tree;
        await Promise.all([run(tree), run(tree)]);
        expect(tree.left).toEqual([]);
        expect(sum(lines().map(line => line.files))).toBe(files);
      }),
    ),
    { numRuns: 100 },
  );
}, 60_000);

function sum(numbers: (number | undefined)[]): number {
  return numbers.reduce<number>((total, each) => total + (each ?? 0), 0);
}
