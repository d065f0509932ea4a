import { grouped } from '../grouped';
import { identityOfResource } from '../references';
import { asRecord, Template, TemplateResource } from '../template';
import { Covered, coverageOf, coveredBy, referencesIn } from './coverage';
import { DATA_KINDS, DataKind } from './data-kinds';
import {
  awsPoliciesOfRole,
  concerns,
  policiesByRole,
  principalsOf,
  Statement,
  statementsOf,
  statementsOfRole,
} from './policies';
import { EXPRESSION, textOf } from './text-of';

/**
 * One way in which one reader gets at one piece of data, by the policies of the templates.
 *
 * A resource of another template than the data's is told as `<template>#<logical id>`.
 */
export interface AccessEvidence {
  readonly stack: string;
  readonly kind: string;
  /** The resource that holds the data. */
  readonly data: string;
  /** A role of the templates, or a principal that a resource policy names. */
  readonly reader: string;
  /** Who can be the reader, for a role. */
  readonly assumedBy: readonly string[];
  readonly verdict: 'may read' | 'may read, if the pattern covers it' | 'denied' | 'nobody in these templates';
  /** The resource whose policy decides, and the statement in it. */
  readonly by: string;
  readonly conditions: readonly string[];
}

/** A role with a managed policy of AWS, whose content no template holds. */
export interface AwsPolicyEvidence {
  readonly stack: string;
  readonly role: string;
  readonly policy: string;
}

/** A role with what its policies are about. */
interface Reader {
  readonly template: Template;
  readonly role: TemplateResource;
  readonly statements: readonly (Statement & { readonly covered: Covered })[];
}

/**
 * Who can read what, as far as the policies of linked templates tell.
 *
 * A role of another template than the data's counts where its policies name the data, or where the policy of the data
 * names the role; a pattern that may cover everything everywhere is for the rules to find.
 */
export function accessOf(templates: readonly Template[]): AccessEvidence[] {
  const readers = templates.flatMap(readersOf);
  const known = {
    byHome: grouped(readers, ({ template }) => [template]),
    byNamed: grouped(readers, templatesNamedBy),
    byIdentity: new Map(readers.map(reader => [identityOfReader(reader), reader])),
  };
  return templates.flatMap(template => accessIn(template, known));
}

interface Readers {
  readonly byHome: ReadonlyMap<Template, readonly Reader[]>;
  readonly byNamed: ReadonlyMap<string, readonly Reader[]>;
  readonly byIdentity: ReadonlyMap<string, Reader>;
}

function accessIn(template: Template, { byHome, byNamed, byIdentity }: Readers): AccessEvidence[] {
  const all = [...(byHome.get(template) ?? []), ...(byNamed.get(template.key) ?? [])];
  return DATA_KINDS.flatMap(kind => {
    // Most statements are about other things; they are left out once and not for each piece of data.
    const readers = all.flatMap(reader => readerOf(reader, kind));
    return template.ofType(kind.type).flatMap(data => {
      const policy = kind.policyOf(template, data);
      const named = rolesNamedIn(policy);
      const trusted = named
        .flatMap(identity => byIdentity.get(identity) ?? [])
        .filter(reader => !all.includes(reader))
        .flatMap(reader => readerOf(reader, kind));
      const found = [
        ...[...readers, ...trusted].flatMap(reader => roleAccess(template, { kind, data, policy, named }, reader)),
        ...namedAccess(template, kind, data, policy),
      ];
      return found.length > 0 ? found : [noAccess(template, kind, data)];
    });
  });
}

/** A role with its statements about one kind of data, where one allows something. */
function readerOf(reader: Reader, { actions }: DataKind): Reader[] {
  const statements = reader.statements.filter(statement => actions.some(action => concerns(statement, action)));
  return statements.some(({ effect }) => effect === 'Allow') ? [{ ...reader, statements }] : [];
}

function rolesNamedIn(policy: readonly Statement[]): string[] {
  const named = policy.flatMap(({ principal, condition }) => [...referencesIn(principal), ...referencesIn(condition)]);
  return [...new Set(named)].filter(id => id.includes('#'));
}

function identityOfReader({ template, role }: Reader): string {
  return identityOfResource(template, role.logicalId);
}

function readersOf(template: Template): Reader[] {
  const policies = policiesByRole(template);
  return template.ofType('AWS::IAM::Role').map(role => ({
    template,
    role,
    statements: statementsOfRole(template, role, policies.get(role.logicalId) ?? []).map(statement => ({
      ...statement,
      covered: coveredBy(statement.resources, template),
    })),
  }));
}

/** The keys of the other templates whose resources the policies of a role name. */
function templatesNamedBy({ statements }: Reader): string[] {
  return statements
    .flatMap(({ covered }) => [...covered.resources])
    .map(resource => resource.slice(0, Math.max(resource.lastIndexOf('#'), 0)))
    .filter(key => key !== '');
}

/** The managed policies of AWS in a template. */
export function awsPoliciesOf(template: Template): AwsPolicyEvidence[] {
  return template
    .ofType('AWS::IAM::Role')
    .flatMap(role => awsPoliciesOfRole(role).map(policy => ({ stack: template.name, role: role.logicalId, policy })));
}

/** A piece of data with the policy that stands at it, and the roles of other templates that the policy names. */
interface Guarded {
  readonly kind: DataKind;
  readonly data: TemplateResource;
  readonly policy: readonly Statement[];
  readonly named: readonly string[];
}

function roleAccess(
  template: Template,
  { kind, data, policy, named }: Guarded,
  { template: home, role, statements }: Reader,
): AccessEvidence[] {
  const isAtHome = home === template;
  const id = isAtHome ? data.logicalId : identityOfResource(template, data.logicalId);
  const reader = isAtHome ? role.logicalId : identityOfResource(home, role.logicalId);
  const isToldOf = isAtHome || named.includes(reader);
  const fromHome = (text: string) => (isAtHome ? text : identityOfResource(home, text));
  const covering = statements.filter(({ covered }) => coverageOf(covered, id, kind.service) !== 'no');
  const denials = [
    ...covering
      .filter(statement => denies(statement, kind, role.logicalId))
      .map(nameOf)
      .map(fromHome),
    ...policy.filter(statement => denies(statement, kind, reader)).map(nameOf),
  ];
  return covering
    .filter(({ effect, covered }) => effect === 'Allow' && (isToldOf || covered.resources.has(id)))
    .map(statement => {
      const isSure = coverageOf(statement.covered, id, kind.service) === 'yes';
      return {
        stack: template.name,
        kind: kind.name,
        data: data.logicalId,
        reader,
        assumedBy: assumersOf(home, role),
        verdict: denials.length > 0 ? 'denied' : isSure ? 'may read' : 'may read, if the pattern covers it',
        by: denials[0] ?? fromHome(nameOf(statement)),
        conditions: denials.length > 0 ? [] : conditionsOf(statement, fromHome),
      };
    });
}

function denies(statement: Statement, kind: DataKind, role: string): boolean {
  return (
    statement.effect === 'Deny' &&
    kind.actions.every(action => concerns(statement, action)) &&
    excludes(statement, role)
  );
}

function namedAccess(
  template: Template,
  kind: DataKind,
  data: TemplateResource,
  policy: Statement[],
): AccessEvidence[] {
  return policy
    .filter(statement => statement.effect === 'Allow' && kind.actions.some(action => concerns(statement, action)))
    .flatMap(statement =>
      principalsOf(statement.principal).map(principal => ({
        stack: template.name,
        kind: kind.name,
        data: data.logicalId,
        reader: principal.includes(':root') ? 'whoever the IAM of the account allows' : principal,
        assumedBy: [],
        verdict: 'may read' as const,
        by: nameOf(statement),
        conditions: conditionsOf(statement),
      })),
    );
}

function noAccess({ name }: Template, kind: DataKind, { logicalId }: TemplateResource): AccessEvidence {
  return {
    stack: name,
    kind: kind.name,
    data: logicalId,
    reader: '',
    assumedBy: [],
    verdict: 'nobody in these templates',
    by: '',
    conditions: [],
  };
}

/** Whether a denial holds for a role: always, or because a condition spares others alone. */
function excludes({ condition, principal }: Statement, role: string): boolean {
  const isForAll =
    principal === undefined || JSON.stringify(principal).includes('"*"') || referencesIn(principal).includes(role);
  const tests = Object.entries(condition);
  if (!isForAll || tests.length === 0) return isForAll;
  const [[operator, test] = ['', undefined]] = tests;
  const { 'aws:PrincipalArn': spared, ...others } = asRecord(test);
  const isByRole = tests.length === 1 && Object.keys(others).length === 0 && spared !== undefined;
  return isByRole && /^(Arn|String)Not(Equals|Like)$/.test(operator) && !referencesIn(spared).includes(role);
}

function conditionsOf({ condition }: Statement, name = (resource: string) => resource): string[] {
  const told = (value: unknown) =>
    textOf(value).replace(EXPRESSION, (expression, resource) =>
      resource.startsWith('AWS::') || resource.includes('#')
        ? expression
        : expression.replace(resource, name(resource)),
    );
  return Object.entries(condition).flatMap(([operator, test]) =>
    Object.entries(asRecord(test)).map(([key, value]) => `${operator} ${key}: ${told(value)}`),
  );
}

function assumersOf(template: Template, role: TemplateResource): string[] {
  const trust = asRecord(role.properties)['AssumeRolePolicyDocument'];
  return statementsOf(template, role.logicalId, trust).flatMap(({ principal }) => principalsOf(principal));
}

function nameOf({ holder, sid }: Statement): string {
  return sid === undefined ? holder : `${holder} (${sid})`;
}
