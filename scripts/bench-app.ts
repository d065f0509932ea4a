import { App, Validations } from 'aws-cdk-lib';
import { createChecks } from '../bin/checks';
import { readDeployment } from '../bin/deployment/parse';
import { singleTenantStackProps } from '../bin/deployment/stack-props';
import { OpenClawChecks } from '../lib/compliance';
import { SingleTenantStack } from '../patterns';

// What the benchmark of the checks runs: the example with no rule pack, with our own, or with all.
const app = new App();
const { deployment } = readDeployment('examples/single-tenant.yaml');
if (deployment?.topology !== 'single-tenant')
  throw new Error('examples/single-tenant.yaml is no deployment file of one tenant');
const packs = app.node.tryGetContext('packs');
if (packs === 'own') Validations.of(app).addPlugins(new OpenClawChecks());
if (packs === 'all') Validations.of(app).addPlugins(...createChecks());
const stack = new SingleTenantStack(app, deployment.file.name, singleTenantStackProps(deployment));
OpenClawChecks.acknowledge(stack, ...(deployment.file.acknowledgements ?? []));
