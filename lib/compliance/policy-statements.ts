import { best, Expectation, Outcome, outcomeOf, presenceOf, worst } from './judge';
import { once } from './once';
import { Path, Place } from './place';
import { isIntrinsic, Reading, UNKNOWN } from './reading';
import { asRecord, Template, TemplateResource } from './template';

const POLICY_TYPES = [
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];
const RESOURCE_POLICIES: readonly [type: string, property: string][] = [
  ['AWS::IAM::Role', 'AssumeRolePolicyDocument'],
  ['AWS::KMS::Key', 'KeyPolicy'],
  ['AWS::SecretsManager::ResourcePolicy', 'ResourcePolicy'],
  ['AWS::EFS::FileSystem', 'FileSystemPolicy'],
];
const IDENTITY_TYPES = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];

/** The statements of a policy, or of the policies inside a role, a user or a group. */
export const statementsOf = once((resource: TemplateResource): readonly Place[] =>
  POLICY_TYPES.includes(resource.type)
    ? resource.parts('PolicyDocument', 'Statement')
    : resource.parts('Policies').flatMap(policy => policy.parts('PolicyDocument', 'Statement')),
);

/** The statements of all policies that say what somebody may do. */
export const identityStatementsOf = once((template: Template): readonly Place[] =>
  template.ofType(...POLICY_TYPES, ...IDENTITY_TYPES).flatMap(statementsOf),
);

/** The statements of all policies, also of those that say who may use a role, a key, a secret or a file system. */
export function allStatementsOf(template: Template): readonly Place[] {
  const resourcePolicies = RESOURCE_POLICIES.flatMap(([type, property]) =>
    template.ofType(type).flatMap(resource => resource.parts(property, 'Statement')),
  );
  return [...identityStatementsOf(template), ...resourcePolicies];
}

/** Whether a statement may allow something. */
export function isAllow(statement: Place): boolean {
  return statement.read('Effect').some(effect => effect !== 'Deny');
}

/** The values of a list of a statement, or the single value in its place. */
export function valuesOf(statement: Place, ...path: Path): Reading {
  return statement.parts(...path).map(({ value }) => value);
}

/** Every principal of a statement, whatever its kind; `*` for everybody. */
export function principalsOf(statement: Place, kind?: string): Reading {
  return statement.read('Principal').flatMap(principal => {
    if (typeof principal === 'string' || principal === UNKNOWN || isIntrinsic(principal)) return [principal];
    const kinds = kind === undefined ? Object.keys(asRecord(principal)) : [kind];
    return kinds.flatMap(name => valuesOf(statement, 'Principal', name));
  });
}

/** Whether a statement speaks of AWS services. */
export function isForServices(statement: Place): boolean {
  return statement.read('Principal').some(principal => asRecord(principal)['Service'] !== undefined);
}

/** Whether a statement says whom it allows, or asks for a condition. */
export function opennessOf(statement: Place): Outcome {
  const named = outcomeOf(principalsOf(statement).map(asName), principal => principal !== '*');
  return best([named, presenceOf(statement.read('Condition'))]);
}

/** Whether a statement denies an action to everybody, if need be by a condition on one of the keys. */
export function denialOf(statement: Place, action: string, operator?: RegExp, key?: RegExp): Outcome {
  const condition = operator && key ? conditionOf(statement, operator, key) : absenceOf(statement.read('Condition'));
  return worst([
    outcomeOf(statement.read('Effect'), effect => effect === 'Deny'),
    bestOf(principalsOf(statement), principal => principal === '*'),
    coverageOf(statement, action),
    condition,
  ]);
}

/** Whether a condition of a statement asks for one of the keys, by one of the operators. */
export function conditionOf(statement: Place, operator: RegExp, key: RegExp): Outcome {
  return worst(
    statement.read('Condition').map(condition => {
      if (condition === UNKNOWN || isIntrinsic(condition)) return 'undecidable';
      const keys = Object.entries(asRecord(condition)).flatMap(([name, keysAndValues]) =>
        operator.test(name) ? Object.keys(asRecord(keysAndValues)) : [],
      );
      return keys.some(name => key.test(name)) ? 'compliant' : 'non-compliant';
    }),
  );
}

/** Whether a statement speaks of an action. */
export function coverageOf(statement: Place, action: string): Outcome {
  return bestOf(valuesOf(statement, 'Action'), pattern => coversAction(pattern, action));
}

/** What an outcome is worth when it is only undecidable whether its rule applies. */
export function ifApplies(applies: Outcome, outcome: Outcome): Outcome {
  return applies === 'undecidable' ? best(['undecidable', outcome]) : outcome;
}

/** Whether an action of a policy, with its wildcards, covers an action. */
export function coversAction(pattern: unknown, action: string): boolean {
  return typeof pattern === 'string' && matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
}

/** A principal by its name; a reference is one. */
function asName(principal: unknown): unknown {
  return principal !== UNKNOWN && isIntrinsic(principal) ? '' : principal;
}

function absenceOf(reading: Reading): Outcome {
  return outcomeOf(reading, value => value === undefined);
}

function bestOf(reading: Reading, isExpected: Expectation): Outcome {
  return best(reading.map(value => outcomeOf([value], isExpected)));
}

// A regular expression made of the pattern could be made to run for hours.
function matchesWildcard(pattern: string, text: string): boolean {
  let [at, star, retry] = [0, -1, 0];
  for (let index = 0; index < text.length; ) {
    if (pattern[at] === '*') {
      star = at++;
      retry = index;
    } else if (pattern[at] === text[index] || pattern[at] === '?') {
      at++;
      index++;
    } else if (star < 0) {
      return false;
    } else {
      at = star + 1;
      index = ++retry;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
