import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { showProgress, table } from '../bin/terminal';
import { assess } from '../lib/compliance/assessment';
import { RULES } from '../lib/compliance/rules';
import { Template } from '../lib/compliance/template';
import { synthesize } from './cdk';

const SHARE = 0.25;
const SIZES = [500, 1_000, 2_000, 3_000, 4_000, 5_000];
const RUNS = Number(process.env['BENCH_RUNS'] ?? 5);
const VARIANTS = ['none', 'own', 'all'] as const;

/** Prints what the checks add to a cold synth of the example, and what they cost as templates grow. */
export async function benchChecks(): Promise<void> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-bench-'));
  try {
    await printSynth(directory);
    printGrowth(exampleTemplate(path.join(directory, 'none')));
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

async function printSynth(directory: string): Promise<void> {
  const times = await measure(directory);
  const [none, own, all] = VARIANTS.map(variant => median(times[variant]));
  const share = (own ?? 0) / (none ?? 1) - 1;
  console.log(`\nCold cdk synth of the example, median of ${RUNS} runs`);
  print([
    ['no rule pack', seconds(none)],
    [
      'OpenClawChecks and its evidence',
      seconds(own),
      `${percent(share)}, ${share <= SHARE ? 'within' : 'above'} the aim of ${percent(SHARE)}`,
    ],
    ['all packs', seconds(all), percent((all ?? 0) / (none ?? 1) - 1)],
  ]);
}

/** Takes turns, so that a busy moment of the machine weighs on all sides. */
async function measure(directory: string): Promise<{ [Variant in (typeof VARIANTS)[number]]: number[] }> {
  const times = { none: [] as number[], own: [] as number[], all: [] as number[] };
  const endProgress = showProgress(`Running cdk synth ${VARIANTS.length * (RUNS + 1)} times`);
  for (let turn = 0; turn <= RUNS; turn++) {
    for (const variant of VARIANTS) {
      const app = 'node --import tsx scripts/bench-app.ts';
      const result = await synthesize(path.join(directory, variant), '--app', app, '--context', `packs=${variant}`);
      if (result.code !== 0) throw new Error(`cdk synth failed:\n${result.output}`);
      // The first turn fills the caches of the machine and is not counted.
      if (turn > 0) times[variant].push(result.seconds);
    }
  }
  endProgress();
  return times;
}

function printGrowth(example: Resources): void {
  console.log(`\n${RULES.length} rules on copies of the example's resources, fastest of ${RUNS} runs`);
  const rows = SIZES.map(size => {
    const template = new Template('Copies', { Resources: copies(example, size) });
    const took = Math.min(...Array.from({ length: RUNS }, () => time(template)));
    return [`${size} resources`, `${Math.round(took)} ms`, `${((took / size) * 100).toFixed(1)} ms per 100`];
  });
  print(rows);
}

interface Resources {
  readonly [logicalId: string]: unknown;
}

function exampleTemplate(assembly: string): Resources {
  const file = fs.readdirSync(assembly).find(name => name.endsWith('.template.json')) ?? '';
  return JSON.parse(fs.readFileSync(path.join(assembly, file), 'utf8')).Resources;
}

function copies(example: Resources, size: number): Resources {
  const all: [string, unknown][] = [];
  for (let copy = 0; all.length < size; copy++) all.push(...Object.entries(renamed(example, `Copy${copy}`)));
  return Object.fromEntries(all.slice(0, size));
}

/** The resources under other ids, with their references among each other. */
export function renamed(resources: Resources, suffix: string): Resources {
  const ids = Object.keys(resources).sort((a, b) => b.length - a.length);
  return JSON.parse(JSON.stringify(resources).replace(new RegExp(`\\b(${ids.join('|')})\\b`, 'g'), `$1${suffix}`));
}

function time(template: Template): number {
  const started = process.hrtime.bigint();
  assess([template], { rules: RULES, acceptances: [], constructOf: (_, logicalId) => logicalId });
  return Number(process.hrtime.bigint() - started) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function seconds(value = 0): string {
  return `${value.toFixed(2)} s`;
}

function percent(share: number): string {
  return `${share >= 0 ? '+' : ''}${Math.round(share * 100)} %`;
}

function print(rows: string[][]): void {
  for (const line of table(rows, [1])) console.log(`  ${line}`);
}

if (require.main === module) {
  benchChecks().catch(error => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
