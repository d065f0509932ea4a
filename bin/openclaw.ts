import { App, Validations } from 'aws-cdk-lib';
import { OpenClawChecks } from '../lib/compliance';
import { SingleTenantStack } from '../patterns';
import { createChecks } from './checks';
import { SingleTenantDeployment } from './deployment/deployment';
import { locateError } from './deployment/locate-error';
import { readDeployment } from './deployment/parse';
import { formatProblems } from './deployment/problem';
import { singleTenantStackProps } from './deployment/stack-props';

const DEFAULT_DEPLOYMENT = 'examples/single-tenant.yaml';

function main() {
  const app = new App();
  const { deployment, problems } = readDeployment(app.node.tryGetContext('deployment') ?? DEFAULT_DEPLOYMENT);
  if (deployment === undefined) fail(problems);
  if (deployment.topology !== 'single-tenant') {
    const message = `the app makes no stacks for ${deployment.topology} yet; use single-tenant`;
    fail(formatProblems(deployment.path, [{ field: ['topology'], message }], deployment.locator));
  }

  Validations.of(app).addPlugins(...createChecks(deployment.file.checks));
  try {
    createStack(app, deployment);
  } catch (error) {
    fail(locateError(deployment, error));
  }
}

function createStack(app: App, deployment: SingleTenantDeployment): void {
  const stack = new SingleTenantStack(app, deployment.file.name, singleTenantStackProps(deployment));
  for (const acknowledgement of deployment.file.acknowledgements ?? []) {
    OpenClawChecks.acknowledge(stack, acknowledgement);
  }
}

function fail(problems: readonly string[]): never {
  for (const problem of problems) console.error(problem);
  process.exit(1);
}

main();
