import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { estimateMonthlyCost } from '../bin/cost/monthly-cost';
import { showProgress, table } from '../bin/terminal';
import { readAssembly, SynthesizedStack } from './assembly';
import { benchChecks } from './bench-checks';
import { listSizes, proxyCost, tierCosts } from './bench-egress';
import { scaleTable } from './bench-scale';
import { synthesize } from './cdk';

const DEPLOYMENT = 'examples/single-tenant.yaml';
const LIMIT = 2.5;
const RUNS = Number(process.env['BENCH_RUNS'] ?? 5);

async function main(): Promise<void> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-bench-'));
  try {
    const { example, empty } = await measure(directory);
    const ratio = median(example) / median(empty);
    const verdict = ratio <= LIMIT ? 'within' : 'above';
    console.log(`Cold cdk synth, median of ${RUNS} runs with tsx and the CDK CLI, all checks on`);
    print([
      ['empty app', seconds(median(empty)), range(empty)],
      [DEPLOYMENT, seconds(median(example)), range(example)],
      ['ratio', ratio.toFixed(2), `${verdict} the aim of ${LIMIT}`],
    ]);
    for (const stack of readAssembly(path.join(directory, 'example'))) describe(stack);
    await describeEgress();
    await benchChecks();
    await describeScale();
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

/** Takes turns, so that a busy moment of the machine weighs on both sides. */
async function measure(directory: string): Promise<{ example: number[]; empty: number[] }> {
  const times = { example: [] as number[], empty: [] as number[] };
  const runner = JSON.parse(fs.readFileSync('cdk.json', 'utf8')).app.replace(/\S+$/, '');
  const endProgress = showProgress(`Running cdk synth ${2 * (RUNS + 1)} times`);
  // The first turn fills the caches of the machine and is not counted.
  for (let turn = 0; turn <= RUNS; turn++) {
    const empty = await run(path.join(directory, 'empty'), '--app', `${runner}scripts/empty-app.ts`);
    const example = await run(path.join(directory, 'example'), '--context', `deployment=${DEPLOYMENT}`);
    if (turn > 0) times.empty.push(empty);
    if (turn > 0) times.example.push(example);
  }
  endProgress();
  return times;
}

async function run(...options: [string, ...string[]]): Promise<number> {
  const result = await synthesize(...options);
  if (result.code !== 0) throw new Error(`cdk synth failed:\n${result.output}`);
  return result.seconds;
}

function describe(stack: SynthesizedStack): void {
  const resources = Object.values(stack.template.Resources);
  const minified = Buffer.byteLength(JSON.stringify(stack.template));
  const cost = estimateMonthlyCost(stack.template, stack.region);
  console.log(`\nStack ${stack.name}`);
  print([
    [
      'resources',
      `${resources.length}`,
      `of ${new Set(resources.map(({ Type }) => Type)).size} types; CloudFormation allows 500`,
    ],
    [
      'template',
      `${Math.ceil(stack.templateBytes / 1024)} KiB`,
      `${Math.ceil(minified / 1024)} KiB minified; CloudFormation allows 1024`,
    ],
  ]);
  console.log(`\nMonthly fixed cost of ${stack.name}: USD ${cost.usd.toFixed(2)}`);
  print(cost.lines.map(line => [line.item, line.usd.toFixed(2), `${round(line.quantity)} x ${line.unit}`]));
  console.log(
    `\nList prices of ${cost.pricedAs} in bin/cost/price-table.json, ${cost.date}; ${cost.recalled} of ${cost.lines.length} are still to be ` +
      'looked up at their source. Without traffic, load balancer capacity units, storage, requests and logs.',
  );
}

async function describeScale(): Promise<void> {
  console.log('\nSynth of many tenants in full cells with our checks, two processes, one cell at a time in each');
  const endProgress = showProgress('Synthesizing 10 to 5,000 tenants (some minutes)');
  const rows = await scaleTable();
  endProgress();
  print(rows);
}

async function describeEgress(): Promise<void> {
  console.log('\nMonthly fixed cost of a single tenant by egress tier, in USD, and what it adds');
  print(tierCosts());
  console.log('\nLists of a full cell: 85 tenants, each with three hosts that all have and ten of its own');
  print(listSizes());
  const endProgress = showProgress('Measuring the egress proxy');
  const cost = await proxyCost();
  endProgress();
  console.log('\nThe egress proxy with the lists of a full cell, against a direct connection, on one machine');
  print(cost);
}

function print(rows: string[][]): void {
  for (const line of table(rows, [1])) console.log(`  ${line}`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function range(values: readonly number[]): string {
  return `${seconds(Math.min(...values))} to ${seconds(Math.max(...values))}`;
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}

function round(value: number): string {
  return Number.isInteger(value) ? `${value}` : value.toFixed(1);
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
