import { App, Validations } from 'aws-cdk-lib';
import { OpenClawChecks } from '../lib/compliance';
import { isDay } from '../lib/private/day';
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
  const file = app.node.tryGetContext('deployment') ?? DEFAULT_DEPLOYMENT;
  const { deployment, problems, warnings } = readDeployment(file, { today: today(app) });
  for (const warning of warnings) console.error(`warning: ${warning}`);
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

/** The day is given, never read from the clock: the same file and context make the same templates. */
function today(app: App): string | undefined {
  const day: unknown = app.node.tryGetContext('today');
  if (day === undefined || (typeof day === 'string' && isDay(day))) return day;
  return fail([`context today: ${JSON.stringify(day)} is no day; write it as 2027-03-31`]);
}

function fail(problems: readonly string[]): never {
  for (const problem of problems) console.error(problem);
  process.exit(1);
}

main();
