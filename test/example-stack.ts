import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { singleTenantStackProps } from '../bin/deployment/stack-props';
import { Egress } from '../lib/egress';
import { SingleTenantStack } from '../patterns';
import { readSingleTenant } from './deployment/single-tenant';

const ROOT = path.join(__dirname, '..');

/** The stack of an example, as `cdk synth` makes it but without the rule packs, or with another tier. */
export function exampleStack(file = 'single-tenant.yaml', egress?: Egress): { app: App; stack: SingleTenantStack } {
  const deployment = readSingleTenant(path.join(ROOT, 'examples', file));
  const { context } = JSON.parse(readFileSync(path.join(ROOT, 'cdk.json'), 'utf8'));
  const app = new App({ context });
  const props = singleTenantStackProps(deployment);
  const stack = new SingleTenantStack(app, deployment.file.name, { ...props, egress: egress ?? props.egress });
  for (const acknowledgement of deployment.file.acknowledgements ?? []) {
    Validations.of(stack).acknowledge(acknowledgement);
  }
  return { app, stack };
}
