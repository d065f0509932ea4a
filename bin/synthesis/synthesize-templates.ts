import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import cdk from '../../cdk.json';
import { SingleTenantStack } from '../../patterns';
import { Deployment } from '../deployment/parse';
import { singleTenantStackProps } from '../deployment/stack-props';
import { SynthesizedTemplate } from './template';

interface PlacedStack extends Pick<SynthesizedTemplate, 'cell' | 'part' | 'tenant'> {
  readonly stack: Stack;
}

/** Synthesizes the templates of a deployment in this process: no checks, no Docker, no network, and nothing is kept. */
export function synthesizeTemplates(deployment: Deployment): SynthesizedTemplate[] {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-synthesis-'));
  try {
    const app = new App({ outdir, context: cdk.context, builtinCloudFormationValidation: false });
    const placed = createStacks(app, deployment);
    const artifacts = app.synth().stacksRecursively;
    return placed.map(({ stack: { stackName }, ...place }) => {
      const artifact = artifacts.find(candidate => candidate.stackName === stackName);
      return { ...place, stackName, template: artifact?.template };
    });
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

/** The stacks of a deployment by its topology. */
function createStacks(app: App, deployment: Deployment): PlacedStack[] {
  const { name, tenant } = deployment.file;
  const stack = new SingleTenantStack(app, name, singleTenantStackProps(deployment));
  return [{ cell: name, part: 'single', tenant: tenant.id, stack }];
}
