import { fork } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { MAX_SLOT } from '../lib/egress/egress-list';
import { CellMeasure, ScaleTask } from './bench-scale-worker';

const STEPS = [10, 85, 100, 1_000, 5_000];
const WORKERS = 2;
const CELLS_PER_PROCESS = 3;

/** Synthesizes deployments of more and more tenants, judged by our checks, in as many processes as there are cores to use. */
export async function scaleTable(steps: readonly number[] = STEPS): Promise<string[][]> {
  const rows = [
    ['tenants', 'cells', 'seconds', 'CPU ms a tenant', 'MB in all processes', 'resources a tenant', 'KiB a tenant'],
  ];
  for (const tenants of steps) rows.push(await measure(tenants));
  return rows;
}

async function measure(tenants: number): Promise<string[]> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-scale-'));
  try {
    const file = path.join(directory, 'deployment.yaml');
    fs.writeFileSync(file, deploymentOf(tenants));
    const cells = Array.from({ length: Math.ceil(tenants / MAX_SLOT) }, (_, index) => cellId(index));
    const started = process.hrtime.bigint();
    const waiting = [...cells];
    const workers = await Promise.all(Array.from({ length: WORKERS }, () => work({ file, directory }, waiting)));
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const sum = (of: (measured: CellMeasure) => number) => workers.flat().reduce((total, each) => total + of(each), 0);
    const peaks = workers.map(measures => Math.max(0, ...measures.map(({ peakMegabytes }) => peakMegabytes)));
    return [
      `${tenants}`,
      `${cells.length}`,
      seconds.toFixed(1),
      (sum(({ cpuMilliseconds }) => cpuMilliseconds) / tenants).toFixed(0),
      peaks.reduce((total, peak) => total + peak, 0).toFixed(0),
      (sum(({ resources }) => resources) / tenants).toFixed(1),
      (sum(({ bytes }) => bytes) / 1024 / tenants).toFixed(1),
    ];
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

/** Synthesizes cells that wait until none does; each process gets a few, as the CDK keeps something of every one. */
async function work(task: Omit<ScaleTask, 'cells'>, waiting: string[]): Promise<CellMeasure[]> {
  const measures: CellMeasure[] = [];
  while (waiting.length > 0) {
    measures.push(...(await run({ ...task, cells: waiting.splice(0, CELLS_PER_PROCESS) })));
  }
  return measures;
}

function run(task: ScaleTask): Promise<CellMeasure[]> {
  return new Promise((resolve, reject) => {
    const worker = fork(path.join(__dirname, 'bench-scale-worker.ts'), { execArgv: ['--import', 'tsx'], silent: true });
    let complaints = '';
    worker.stderr?.on('data', chunk => {
      complaints += chunk;
    });
    worker.on('message', measures => resolve(measures as CellMeasure[]));
    worker.on('error', reject);
    worker.on('exit', code => (code === 0 ? undefined : reject(new Error(complaints))));
    worker.send(task);
  });
}

function cellId(index: number): string {
  return `c${index + 1}`;
}

/** A deployment file of so many tenants, each cell full but the last. */
export function deploymentOf(tenants: number): string {
  const cells = Array.from({ length: Math.ceil(tenants / MAX_SLOT) }, (_, index) => ({
    id: cellId(index),
    kind: 'shared',
  }));
  return JSON.stringify({
    topology: 'multi-tenant',
    name: 'scale',
    region: 'eu-central-1',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    environment: 'production',
    ingress: {
      kind: 'internal',
      domain: 'claw.example.com',
      hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name: 'example.com' },
    },
    alarms: { email: 'platform-team@example.com' },
    cells,
    tenants: Array.from({ length: tenants }, (_, index) => tenantOf(index)),
  });
}

function tenantOf(index: number): object {
  return {
    id: `tenant-${index + 1}`,
    cell: cellId(Math.floor(index / MAX_SLOT)),
    slot: (index % MAX_SLOT) + 1,
    classification: 'internal',
    owner: 'platform-team',
    purpose: 'Answers questions in the channel of its team.',
    reviewBy: '2027-05-01',
    modelProvider: { kind: 'anthropic', model: 'claude-opus-4-6' },
    channels: [{ kind: 'slackSocket', channels: [{ channelId: 'C0123456789', users: ['U0123456789'] }] }],
  };
}
