import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Rule, Verdict } from '../../lib/compliance/rule';
import { Template } from '../../lib/compliance/template';
import { addOpenClaw } from './openclaw-constructs';
import { OPENCLAW_TEMPLATE, ORDINARY_TEMPLATE } from './openclaw-template';
import { addOrdinary } from './ordinary-constructs';

/** A template made by hand, and the constructs that synthesize to the same. */
export interface RuleCase {
  readonly construct?: (stack: Stack) => void;
  readonly raw: object;
}

/** What a rule must say about its cases. */
export interface RuleCases {
  /** The hardened deployment unless told otherwise. */
  readonly compliant?: RuleCase | RuleCase[];
  readonly nonCompliant: RuleCase | RuleCase[];
  /** The ordinary web server unless told otherwise. */
  readonly notApplicable?: RuleCase | RuleCase[];
  readonly undecidable: RuleCase | RuleCase[];
}

/** A value that only the deployment will tell. */
export const UNTOLD = { Ref: 'AtDeployment' };

/** Tests what a rule says about each of its cases, as constructs and as JSON. */
export function cases(rule: Rule, given: RuleCases): void {
  const { compliant = HARDENED, nonCompliant, notApplicable = ORDINARY, undecidable } = given;
  describe(`${rule.id}: ${rule.sentence}`, () => {
    each('accepts what is as it should be', compliant, template => {
      const outcomes = outcomesOf(rule, template);
      expect(outcomes.length).toBeGreaterThan(0);
      expect(new Set(outcomes)).toEqual(new Set(['compliant']));
    });
    each('finds what is not', nonCompliant, template => {
      expect(outcomesOf(rule, template)).toContain('non-compliant');
    });
    each('has nothing to say where it does not apply', notApplicable, template => {
      expect(outcomesOf(rule, template)).toEqual([]);
    });
    each('says when only the deployment will tell', undecidable, template => {
      const outcomes = outcomesOf(rule, template);
      expect(outcomes).toContain('undecidable');
      expect(outcomes).not.toContain('non-compliant');
    });
  });
}

function outcomesOf(rule: Rule, source: object): Verdict['outcome'][] {
  const template = new Template('Test', source);
  return rule.judge(template, [template]).map(({ outcome }) => outcome);
}

function each(sentence: string, given: RuleCase | RuleCase[], check: (template: object) => void): void {
  const list = Array.isArray(given) ? given : [given];
  for (const [index, { construct, raw }] of list.entries()) {
    const which = list.length > 1 ? ` (${index + 1})` : '';
    test(`${sentence}${which}, in JSON`, () => check(raw));
    // Synthesizing takes longer than judging: of several cases one is enough.
    if (construct && index === 0) test(`${sentence}, made of constructs`, () => check(synthesize(construct)));
  }
}

const synthesized = new Map<unknown, object>();

function synthesize(construct: (stack: Stack) => void): object {
  const known = synthesized.get(construct);
  if (known) return known;
  const app = new App({ analyticsReporting: false, treeMetadata: false });
  const stack = new Stack(app, 'Test');
  construct(stack);
  const { template } = app.synth().getStackByName(stack.stackName);
  synthesized.set(construct, template);
  return template;
}

/** The hardened deployment as it is. */
export const HARDENED: RuleCase = { construct: addOpenClaw, raw: OPENCLAW_TEMPLATE };

/** A web server without OpenClaw, far from hardened. */
export const ORDINARY: RuleCase = { construct: addOrdinary, raw: ORDINARY_TEMPLATE };

/** A change to a deployment, in both of its forms. */
export type Change = (given: RuleCase) => RuleCase;

/** The hardened deployment with changes. */
export function hardened(...changes: Change[]): RuleCase {
  return changes.reduce((given, change) => change(given), HARDENED);
}

/**
 * Sets a property of a resource, by its dotted path; nothing removes it.
 *
 * What constructs made is overridden, and the CDK merges an object into what is there.
 */
export function set(logicalId: string, path: string, value?: unknown): Change {
  return setAt(logicalId, `Properties.${path}`, value);
}

/** Sets an attribute of a resource, such as its deletion policy. */
export function setAttribute(logicalId: string, name: string, value?: unknown): Change {
  return setAt(logicalId, name, value);
}

/** Adds a resource. */
export function add(logicalId: string, type: string, properties: object): Change {
  return ({ construct, raw }) => ({
    construct: stack => {
      construct?.(stack);
      new CfnResource(stack, logicalId, { type, properties: properties as { [name: string]: unknown } });
    },
    raw: { ...raw, Resources: { ...resourcesOf(raw), [logicalId]: { Type: type, Properties: properties } } },
  });
}

/** Takes a resource away. */
export function remove(logicalId: string): Change {
  return ({ construct, raw }) => {
    const { [logicalId]: _, ...rest } = resourcesOf(raw);
    const take = (stack: Stack) => {
      construct?.(stack);
      const resource = find(stack, logicalId);
      resource.node.scope?.node.tryRemoveChild(resource.node.id);
    };
    return { construct: take, raw: { ...raw, Resources: rest } };
  };
}

function setAt(logicalId: string, path: string, value: unknown): Change {
  return ({ construct, raw }) => ({
    construct: stack => {
      construct?.(stack);
      find(stack, logicalId).addOverride(path, value);
    },
    raw: { ...raw, Resources: withValue(resourcesOf(raw), [logicalId, ...path.split('.')], value) },
  });
}

function find(stack: Stack, logicalId: string): CfnResource {
  const found = stack.node
    .findAll()
    .filter(CfnResource.isCfnResource)
    .find(resource => stack.resolve(resource.logicalId) === logicalId);
  if (found === undefined) throw new Error(`no resource is called ${logicalId}`);
  return found;
}

function resourcesOf(raw: object): { [logicalId: string]: unknown } {
  return (raw as { Resources: { [logicalId: string]: unknown } }).Resources;
}

function withValue<T>(target: T, [head, ...rest]: string[], value: unknown): T {
  const copy = (Array.isArray(target) ? [...target] : { ...target }) as { [key: string]: unknown };
  if (head === undefined) return target;
  if (rest.length > 0) {
    copy[head] = withValue(copy[head] ?? {}, rest, value);
  } else if (value === undefined) {
    delete copy[head];
  } else {
    copy[head] = value;
  }
  return copy as T;
}
