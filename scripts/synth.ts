import * as fs from 'node:fs';
import * as path from 'node:path';
import { createChecks, isForAnotherPack } from '../bin/checks';
import { readDeployment } from '../bin/deployment/parse';
import { paint, showProgress, table } from '../bin/terminal';
import { countRules, readAssembly, SynthesizedStack } from './assembly';
import { synthesize } from './cdk';

const DIRECTORY = 'cdk.out';
const USAGE = `Usage: npm run synth [-- <deployment file>]

Turns a deployment file (examples/single-tenant.yaml unless told otherwise) into a CloudFormation template, judged by
all rule packs, without credentials, network or Docker.`;

async function main(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  if (args.length > 1 || args[0]?.startsWith('-')) {
    console.error(USAGE);
    return 2;
  }
  const file = args[0] ?? 'examples/single-tenant.yaml';
  const endProgress = showProgress(`Synthesizing ${file}`);
  const result = await synthesize(DIRECTORY, '--context', `deployment=${file}`);
  endProgress();
  if (result.code !== 0) {
    process.stderr.write(result.output);
    return result.code;
  }
  summarize(file, readAssembly(DIRECTORY), result.seconds);
  return 0;
}

function summarize(file: string, stacks: SynthesizedStack[], seconds: number): void {
  const resources = stacks.map(({ template }) => Object.keys(template.Resources).length);
  const total = resources.reduce((sum, count) => sum + count, 0);
  const checks = createChecks(readDeployment(file).deployment?.file.checks);
  const packs = checks.map(pack => ({ name: pack.name, rules: countRules(pack) }));
  const rules = packs.reduce((sum, pack) => sum + pack.rules, 0);
  const accepted = stacks
    .flatMap(({ acknowledgements }) => acknowledgements)
    .filter(({ id }) => !isForAnotherPack(id, checks));
  const evidence = path.join(DIRECTORY, 'acknowledgements.json');
  fs.writeFileSync(evidence, `${JSON.stringify(accepted, undefined, 2)}\n`);

  console.log(`${paint('green', 'Synthesized')} ${paint('bold', file)} in ${seconds.toFixed(1)} s`);
  console.log();
  const rows = stacks.map((stack, index) => [
    'Stack',
    stack.name,
    `${resources[index]} resources, ${Math.ceil(stack.templateBytes / 1024)} KiB, ${stack.templatePath}`,
  ]);
  const perPack = packs.map(pack => `${pack.name} ${pack.rules}`).join(', ');
  rows.push(['Checks', `${rules} rules`, `${perPack}; on ${total} resources, none violated`]);
  rows.push(['Acknowledged', `${accepted.length} findings`, `each with its reason in ${evidence}`]);
  rows.push(['Evidence', 'for auditors', path.join(DIRECTORY, 'evidence', 'index.html')]);
  for (const line of table(rows)) console.log(`  ${line}`);
  console.log();
  console.log(paint('dim', `Deploy it with: npx cdk deploy --context deployment=${file}`));
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
