import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { showProgress, table } from '../bin/terminal';
import { assess } from '../lib/compliance/assessment';
import { linkTemplates } from '../lib/compliance/linked-templates';
import { RULES } from '../lib/compliance/rules';
import { Template } from '../lib/compliance/template';
import { copiesOf, Resources } from '../test/compliance/copies';
import { cellsOf } from './bench-cells';
import { synthesize } from './cdk';

const SHARE = 0.25;
const SIZES = [500, 1_000, 2_000, 5_000, 10_000];
const TENANTS = [50, 200, 1_000];
const RUNS = Number(process.env['BENCH_RUNS'] ?? 5);
const VARIANTS = ['none', 'own', 'all'] as const;

/** Prints what the checks add to a cold synth of the example, and what they cost as templates and deployments grow. */
export async function benchChecks(): Promise<void> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-bench-'));
  try {
    await printSynth(directory);
    const example = exampleResources(path.join(directory, 'none'));
    const endProgress = showProgress('Judging larger templates and more tenants');
    const [templates, deployments] = [growth(example), deploymentGrowth(example)];
    endProgress();
    console.log(`\n${RULES.length} rules on copies of the example's resources, CPU time, fastest of ${RUNS} runs`);
    print(templates);
    console.log(`\n${RULES.length} rules on cells of tenants made of the example, CPU time, fastest of ${RUNS} runs`);
    print(deployments);
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

/** What the rules cost as one template grows. */
function growth(example: Resources): string[][] {
  const copies = copiesOf(example, Math.ceil(Math.max(...SIZES) / Object.keys(example).length));
  // The engine compiles what runs often while it runs, which the smallest template would pay for.
  fastest(() => [new Template('Warm', { Resources: copies })]);
  return SIZES.map(size => {
    const Resources = Object.fromEntries(Object.entries(copies).slice(0, size));
    const took = fastest(() => [new Template('Copies', { Resources })]);
    return [`${size} resources`, milliseconds(took), `${((took / size) * 100).toFixed(1)} ms per 100`];
  });
}

/** What the rules cost as a deployment gets more stacks. */
function deploymentGrowth(example: Resources): string[][] {
  return TENANTS.map(tenants => {
    const sources = cellsOf(example, tenants);
    const resources = sources.reduce((sum, { source }) => sum + Object.keys(source.Resources).length, 0);
    const took = fastest(() => sources.map(({ name, source }) => new Template(name, source)));
    const each = `${((took / resources) * 100).toFixed(1)} ms per 100, ${(took / tenants).toFixed(1)} ms per tenant`;
    return [`${resources} resources, ${tenants} tenants, ${sources.length} templates`, milliseconds(took), each];
  });
}

function exampleResources(assembly: string): Resources {
  const file = fs.readdirSync(assembly).find(name => name.endsWith('.template.json')) ?? '';
  return JSON.parse(fs.readFileSync(path.join(assembly, file), 'utf8')).Resources;
}

/** The time for templates that nothing is known about yet; what else the machine does counts as little as can be. */
function fastest(templates: () => Template[]): number {
  return Math.min(...Array.from({ length: RUNS }, () => time(templates())));
}

function time(templates: readonly Template[]): number {
  const started = process.cpuUsage();
  assess(linkTemplates(templates), { rules: RULES, acceptances: [], constructOf: (_, logicalId) => logicalId });
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e3;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function milliseconds(value: number): string {
  return `${Math.round(value)} ms`;
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
