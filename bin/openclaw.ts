import { App, Validations } from 'aws-cdk-lib';
import { isDay } from '../lib/private/day';
import { createChecks } from './checks';
import { readDeployment } from './deployment/parse';
import { createStacks } from './stacks';

const DEFAULT_DEPLOYMENT = 'examples/single-tenant.yaml';

function main() {
  const app = new App();
  const file = app.node.tryGetContext('deployment') ?? DEFAULT_DEPLOYMENT;
  const day = today(app);
  // The rule pack judges by the same day whether acknowledgements have expired.
  if (day !== undefined) app.node.setContext('openclaw:today', day);
  const { deployment, problems, warnings } = readDeployment(file, { today: day });
  for (const warning of warnings) console.error(`warning: ${warning}`);
  if (deployment === undefined) fail(problems);
  Validations.of(app).addPlugins(...createChecks(deployment.file.checks));
  const wrong = createStacks(app, deployment, app.node.tryGetContext('cell'));
  if (wrong.length > 0) fail(wrong);
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
