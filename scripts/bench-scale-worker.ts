import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { readDeployment } from '../bin/deployment/parse';
import { createStacks } from '../bin/stacks';
import cdk from '../cdk.json';
import { OpenClawChecks } from '../lib/compliance';

/** What one process synthesizes. */
export interface ScaleTask {
  readonly file: string;
  readonly directory: string;
  readonly cells: string[];
}

/** What it took to synthesize a cell, and what came of it. */
export interface CellMeasure {
  readonly resources: number;
  readonly bytes: number;
  readonly cpuMilliseconds: number;
  readonly peakMegabytes: number;
}

function synthesize({ file, directory, cells }: ScaleTask): CellMeasure[] {
  const { deployment, problems } = readDeployment(file);
  if (deployment === undefined) throw new Error(problems.join('\n'));
  return cells.map(cell => {
    const outdir = path.join(directory, cell);
    const before = process.cpuUsage();
    const app = new App({ outdir, context: cdk.context, builtinCloudFormationValidation: false });
    Validations.of(app).addPlugins(new OpenClawChecks());
    const wrong = createStacks(app, deployment, cell);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    const files = app.synth().stacksRecursively.map(({ templateFullPath }) => templateFullPath);
    const texts = files.map(each => fs.readFileSync(each, 'utf8'));
    const { user, system } = process.cpuUsage(before);
    fs.rmSync(outdir, { recursive: true });
    return {
      resources: texts.reduce((sum, text) => sum + Object.keys(JSON.parse(text).Resources).length, 0),
      bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
      cpuMilliseconds: (user + system) / 1000,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
    };
  });
}

process.once('message', task => {
  process.send?.(synthesize(task as ScaleTask), () => process.disconnect());
});
