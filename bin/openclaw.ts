import { App, Validations } from 'aws-cdk-lib';
import { createChecks } from './checks';
import { readDeployment } from './deployment/parse';
import { createStacks } from './stacks';

const DEFAULT_DEPLOYMENT = 'examples/single-tenant.yaml';

function main() {
  const app = new App();
  const { deployment, problems } = readDeployment(app.node.tryGetContext('deployment') ?? DEFAULT_DEPLOYMENT);
  if (deployment === undefined) fail(problems);
  Validations.of(app).addPlugins(...createChecks(deployment.file.checks));
  const wrong = createStacks(app, deployment, app.node.tryGetContext('cell'));
  if (wrong.length > 0) fail(wrong);
}

function fail(problems: readonly string[]): never {
  for (const problem of problems) console.error(problem);
  process.exit(1);
}

main();
