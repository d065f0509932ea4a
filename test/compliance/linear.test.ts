import { linkTemplates } from '../../lib/compliance/linked-templates';
import { Rule } from '../../lib/compliance/rule';
import { RULES } from '../../lib/compliance/rules';
import { Template } from '../../lib/compliance/template';
import { CELL_SOURCES } from './cell-deployment';
import { copiesOf } from './copies';
import { NETWORK_TEMPLATE } from './network-template';
import { OPENCLAW_TEMPLATE } from './openclaw-template';

/** A fifth more for what is read once, however much there is. */
const SLACK = 1.2;

let reads = 0;

/** A value that counts how often something in it is read. */
function counted<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, counted(child)]));
  return new Proxy(Array.isArray(value) ? Object.assign([], copy) : copy, {
    get: (target, key) => {
      reads++;
      return Reflect.get(target, key);
    },
  }) as T;
}

/** Templates that nobody has read yet, each time that they are asked for. */
function deploymentOf(sources: readonly object[]): () => Template[] {
  const named = sources.map((source, index) => new Template(`Stack${index}`, source));
  const linked = linkTemplates(named).map(template => ({ template, source: counted(template.source) }));
  return () => linked.map(({ template, source }) => new Template(template.name, source, template));
}

/** How often a rule reads something of a deployment. */
function readsOf(rule: Rule, deployment: () => Template[]): number {
  const templates = deployment();
  reads = 0;
  for (const template of templates) rule.judge(template, templates);
  return reads;
}

const BOTH = { ...OPENCLAW_TEMPLATE.Resources, ...NETWORK_TEMPLATE.Resources };

function copies(count: number): () => Template[] {
  return deploymentOf([{ ...NETWORK_TEMPLATE, Resources: copiesOf(BOTH, count) }]);
}

function cellOf(tenants: number): () => Template[] {
  const text = JSON.stringify(CELL_SOURCES.support);
  const sources = Array.from({ length: tenants }, (_, index) => text.replaceAll('"support"', `"tenant-${index}"`));
  return deploymentOf([CELL_SOURCES.lists, CELL_SOURCES.cell, ...sources.map(source => JSON.parse(source))]);
}

const [small, large] = [copies(2), copies(8)];
const [few, many] = [cellOf(2), cellOf(8)];

test.each(RULES.map(rule => [rule.id, rule] as const))(
  '%s reads a resource as often in a large template as in a small one, and with many tenants as with few',
  (_, rule) => {
    expect(readsOf(rule, large)).toBeLessThanOrEqual(4 * SLACK * readsOf(rule, small));
    expect(readsOf(rule, many)).toBeLessThanOrEqual(4 * SLACK * readsOf(rule, few));
  },
);
