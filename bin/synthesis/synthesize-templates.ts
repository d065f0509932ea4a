import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import cdk from '../../cdk.json';
import { EgressListsStack, RemovedTenantStack, SingleTenantStack, TenantStack } from '../../patterns';
import { Deployment } from '../deployment/deployment';
import { createScopes } from '../stacks';
import { SynthesizedTemplate } from './template';

// Warnings are for those who deploy.
const NO_REPORT = { '@aws-cdk/core:annotationsInValidationReport': false };

/** Synthesizes the templates of a deployment in this process: no checks, no Docker, no network, and nothing is kept. */
export function synthesizeTemplates(deployment: Deployment): SynthesizedTemplate[] {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-synthesis-'));
  try {
    const app = new App({ outdir, context: { ...cdk.context, ...NO_REPORT }, builtinCloudFormationValidation: false });
    createScopes(app, deployment);
    const { stacksRecursively } = app.synth();
    return stacksOf(app).map(stack => {
      const artifact = stacksRecursively.find(({ stackName }) => stackName === stack.stackName);
      return { ...placeOf(stack), stackName: stack.stackName, template: artifact?.template };
    });
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

function stacksOf(app: App): Stack[] {
  return app.node.findAll().filter(Stack.isStack);
}

function placeOf(stack: Stack): Pick<SynthesizedTemplate, 'cell' | 'part' | 'tenant'> {
  if (stack instanceof SingleTenantStack) {
    return { cell: stack.stackName, part: 'single', tenant: stack.tenantId };
  }
  const cell = Stage.of(stack)?.node.id ?? stack.stackName;
  if (stack instanceof TenantStack) return { cell, part: 'tenant', tenant: stack.tenantGateway.tenant.id };
  if (stack instanceof RemovedTenantStack) return { cell, part: 'removed', tenant: stack.tenantId };
  return { cell, part: stack instanceof EgressListsStack ? 'lists' : 'cell' };
}
