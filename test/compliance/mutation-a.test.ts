import { RULES } from '../../lib/compliance/rules';
import { Template } from '../../lib/compliance/template';
import { exampleStack } from '../example-stack';
import { mutantsOf, Source } from './mutate';
import { COMPUTE_MUTATIONS } from './mutations-compute';
import { DATA_MUTATIONS } from './mutations-data';
import { IDENTITY_MUTATIONS } from './mutations-identity';

const GROUPS = /^OpenClaw-(?:ECS|IMG|IAM|SEC|KMS|LOG|LAM|EFS|BCK)\d+$/;
const OWN_RULES = RULES.filter(({ id }) => GROUPS.test(id));

/** Rules about what the example does not have: a repository of its own. */
const WITHOUT_MUTANTS = ['OpenClaw-IMG5', 'OpenClaw-IMG6'];

const { app, stack } = exampleStack('single-tenant.yaml');
const BASELINE: Source = app.synth().getStackByName(stack.stackName).template;

const MUTANTS = [...COMPUTE_MUTATIONS, ...IDENTITY_MUTATIONS, ...DATA_MUTATIONS].flatMap(
  ([pattern, values, expected]) =>
    mutantsOf(BASELINE, pattern, values).map(mutant => [mutant.name, mutant, expected] as const),
);

let killed = 0;

test('the baseline itself is found compliant', () => {
  expect(firedBy(BASELINE)).toEqual([]);
});

test.each(MUTANTS)('%s', (_, { source }, expected) => {
  expect(firedBy(source)).toEqual(expected.map(id => `OpenClaw-${id}`));
  killed++;
});

test('no row of the table is about nothing', () => {
  const idle = [...COMPUTE_MUTATIONS, ...IDENTITY_MUTATIONS, ...DATA_MUTATIONS]
    .filter(([pattern, values]) => mutantsOf(BASELINE, pattern, values).length === 0)
    .map(([pattern]) => pattern);
  expect(idle).toEqual([]);
});

test('every rule has a mutant that it must find', () => {
  const found = new Set(MUTANTS.flatMap(([, , expected]) => expected.map(id => `OpenClaw-${id}`)));
  const without = OWN_RULES.map(({ id }) => id).filter(id => !found.has(id));
  expect(without).toEqual(WITHOUT_MUTANTS);
  expect(MUTANTS.length).toBeGreaterThanOrEqual(80);
});

afterAll(() => {
  process.stdout.write(`Mutants of the workload and data rules: ${killed} of ${MUTANTS.length} killed\n`);
});

function firedBy(source: Source): string[] {
  const template = new Template('Example', source);
  return OWN_RULES.filter(rule =>
    rule.judge(template, [template]).some(({ outcome }) => outcome === 'non-compliant'),
  ).map(({ id }) => id);
}
