import { fork } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { MAX_SLOT } from '../lib/egress/egress-list';
import { CellMeasure, ScaleTask } from './bench-scale-worker';

const STEPS = [10, 85, 100, 1_000, 5_000];
const WORKERS = 2;

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
    const parts = Array.from({ length: WORKERS }, (_, worker) =>
      cells.filter((_cell, index) => index % WORKERS === worker),
    );
    const measures = await Promise.all(
      parts.filter(part => part.length > 0).map(part => run({ file, directory, cells: part })),
    );
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const sum = (of: (measured: CellMeasure) => number) => measures.flat().reduce((total, each) => total + of(each), 0);
    const peak = measures.reduce(
      (total, part) => total + Math.max(...part.map(({ peakMegabytes }) => peakMegabytes)),
      0,
    );
    return [
      `${tenants}`,
      `${cells.length}`,
      seconds.toFixed(1),
      (sum(({ cpuMilliseconds }) => cpuMilliseconds) / tenants).toFixed(0),
      peak.toFixed(0),
      (sum(({ resources }) => resources) / tenants).toFixed(1),
      (sum(({ bytes }) => bytes) / 1024 / tenants).toFixed(1),
    ];
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
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
