import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { exampleStack } from '../example-stack';

const LIST = path.join(__dirname, '..', '..', 'docs', 'control-tower.md');

/** The rows of the list, as `rule resource-type`. */
function excused(): string[] {
  const rows = readFileSync(LIST, 'utf8').matchAll(/^\| (CT[\w.]+) \| `([\w:]+)` \| .{40,} \|$/gm);
  return [...rows].map(([, rule, type]) => `${rule} ${type}`);
}

/** What does not pass, in the same form. */
function findings(validator: CfnGuardValidator): string[] {
  const { app, stack } = exampleStack();
  const { templateFullPath } = app.synth().getStackArtifact(stack.artifactId);
  const { Resources } = JSON.parse(readFileSync(templateFullPath, 'utf8'));
  const { violations } = validator.validate({ templatePaths: [templateFullPath], appConstruct: app });
  return violations.flatMap(({ description, violatingResources }) => {
    const rule = /\[(CT[\w.]+)\]/.exec(description)?.[1];
    const types = violatingResources.map(({ resourceLogicalId }) => Resources[resourceLogicalId]?.Type);
    return types.filter(type => type !== undefined).map(type => `${rule} ${type}`);
  });
}

test('all 237 Control Tower rules pass or are excused in docs/control-tower.md, and no excuse is left over', () => {
  const validator = new CfnGuardValidator();
  expect(validator.ruleIds).toHaveLength(237);
  expect([...new Set(findings(validator))].sort()).toEqual(excused().sort());
});
