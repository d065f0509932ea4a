import { settingsOf } from '../../lib/compliance/configs';
import { configsOf } from '../../lib/compliance/gateways';
import { RULES } from '../../lib/compliance/rules';
import { Template } from '../../lib/compliance/template';
import { Egress } from '../../lib/egress';
import { exampleStack } from '../example-stack';
import { configWith } from './changed-config';
import { INSECURE_CONFIGS } from './insecure-configs';
import { mutantsOf, Source } from './mutate';
import { Mutation } from './mutations-compute';
import { HARDENED_MUTATIONS, HARMLESS_INGRESS_MUTATIONS, INGRESS_MUTATIONS } from './mutations-ingress';
import { NETWORK_MUTATIONS } from './mutations-network';
import { NETWORK_TEMPLATE } from './network-template';

const GROUPS = /^OpenClaw-(?:NET|END|DNS|NFW|ALB|WAF|CFG|TEN|TPL)\d+$/;
const OWN_RULES = RULES.filter(({ id }) => GROUPS.test(id));

/** Rules that no change of one resource can break, or that can only be undecided: see their own cases. */
const WITHOUT_MUTANTS = [
  ...['NET2', 'NET9', 'DNS7', 'CFG52'],
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(number => `TEN${number}`),
  'TPL1',
];

/** Switches that may stand either way: what they switch off is not there, and loopback is the edge alone. */
const HARMLESS =
  /^(?:gateway\.(?:controlUi\.enabled|auth\.rateLimit\.exemptLoopback)|channels\.slack\.(?:channels\.\w+\.)?enabled)$/;

// The tier with the most routes of a gateway's own, so that each of them can be changed.
const SINGLE_TENANT = synthesize('single-tenant.yaml', Egress.dnsFirewall());
const INTERNET_FACING = synthesize('internet-facing.yaml');

interface Case {
  readonly base: Source;
  readonly source: Source;
  readonly expected: readonly string[];
}

const CASES: [string, Case][] = [
  ...casesOf(SINGLE_TENANT, NETWORK_MUTATIONS),
  ...casesOf(INTERNET_FACING, INGRESS_MUTATIONS),
  ...casesOf(NETWORK_TEMPLATE as unknown as Source, HARDENED_MUTATIONS),
  ...Object.entries(INSECURE_CONFIGS).map(([name, { change, rules }]): [string, Case] => [
    name,
    {
      base: SINGLE_TENANT,
      source: withConfig(SINGLE_TENANT, configWith(change, configOf(SINGLE_TENANT))),
      expected: rules.map(number => `CFG${number}`),
    },
  ]),
];

let killed = 0;

test.each(CASES)('%s', (_, { base, source, expected }) => {
  expect(newlyFiredBy(base, source)).toEqual(expected.map(id => `OpenClaw-${id}`));
  killed++;
});

test.each(casesOf(INTERNET_FACING, HARMLESS_INGRESS_MUTATIONS))('%s is harmless', (_, { base, source }) => {
  expect(newlyFiredBy(base, source)).toEqual([]);
});

const switches = settingsOf(configOf(SINGLE_TENANT)).filter(
  ({ path, value }) => typeof value === 'boolean' && !HARMLESS.test(path),
);
test.each(switches.map(({ path, value }) => [path, !value]))('%s turned to %s is found', (path, value) => {
  const source = withConfig(SINGLE_TENANT, configWith({ [String(path)]: value }, configOf(SINGLE_TENANT)));
  expect(newlyFiredBy(SINGLE_TENANT, source)).not.toEqual([]);
});

test('no row of the tables is about nothing', () => {
  const idle = [
    ...NETWORK_MUTATIONS.filter(row => casesOf(SINGLE_TENANT, [row]).length === 0),
    ...[...INGRESS_MUTATIONS, ...HARMLESS_INGRESS_MUTATIONS].filter(
      row => casesOf(INTERNET_FACING, [row]).length === 0,
    ),
  ];
  expect(idle).toEqual([]);
});

test('every rule has a mutant that it must find', () => {
  const found = new Set(CASES.flatMap(([, { expected }]) => expected));
  const without = OWN_RULES.filter(({ severity }) => severity !== 'info')
    .map(({ id }) => id.replace('OpenClaw-', ''))
    .filter(id => !found.has(id));
  expect(without).toEqual(WITHOUT_MUTANTS);
  expect(CASES.length).toBeGreaterThanOrEqual(80);
});

afterAll(() => {
  process.stdout.write(`Mutants of the network and configuration rules: ${killed} of ${CASES.length} killed\n`);
});

function casesOf(base: Source, mutations: readonly Mutation[]): [string, Case][] {
  return mutations.flatMap(([pattern, values, expected]) =>
    mutantsOf(base, pattern, values).map(({ name, source }): [string, Case] => [name, { base, source, expected }]),
  );
}

function synthesize(file: string, egress?: Egress): Source {
  const { app, stack } = exampleStack(file, egress);
  return app.synth().getStackByName(stack.stackName).template;
}

function configOf(source: Source): { [key: string]: unknown } {
  const [config] = configsOf(new Template('Example', source));
  return config?.config ?? {};
}

function withConfig(source: Source, config: object): Source {
  const [rendered] = configsOf(new Template('Example', source));
  const task = rendered?.container.task.logicalId ?? '';
  const [, index = 0, , variable = 0] = rendered?.place ?? [];
  const path = `Properties.ContainerDefinitions.${index}.Environment.${variable}.Value`;
  const [mutant] = mutantsOf(source, [`${task}/ECS::TaskDefinition`, path], [JSON.stringify(config)]);
  return mutant?.source ?? source;
}

/** What a mutant is found by, beyond what the base is found by itself: a default route in the DNS Firewall tier. */
function newlyFiredBy(base: Source, source: Source): string[] {
  const before = findingsOf(base);
  return OWN_RULES.map(({ id }) => id).filter(id => (findingsOf(source).get(id) ?? 0) > (before.get(id) ?? 0));
}

const findings = new WeakMap<Source, Map<string, number>>();

function findingsOf(source: Source): Map<string, number> {
  const known = findings.get(source);
  if (known) return known;
  const template = new Template('Example', source);
  const found = new Map(
    OWN_RULES.map(rule => [
      rule.id,
      rule.judge(template, [template]).filter(({ outcome }) => outcome === 'non-compliant').length,
    ]),
  );
  findings.set(source, found);
  return found;
}
