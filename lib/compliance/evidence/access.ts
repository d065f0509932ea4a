import { referenceOf } from '../reading';
import { asRecord, Template, TemplateResource } from '../template';
import { Covered, coverageOf, coveredBy, referencesIn } from './coverage';
import {
  awsPoliciesOfRole,
  concerns,
  policiesByRole,
  principalsOf,
  Statement,
  statementsOf,
  statementsOfRole,
} from './policies';
import { textOf } from './text-of';

/** One way in which one reader gets at one piece of data, by the policies of the template. */
export interface AccessEvidence {
  readonly stack: string;
  readonly kind: string;
  /** The resource that holds the data. */
  readonly data: string;
  /** A role of the template, or a principal that a resource policy names. */
  readonly reader: string;
  /** Who can be the reader, for a role. */
  readonly assumedBy: readonly string[];
  readonly verdict: 'may read' | 'may read, if the pattern covers it' | 'denied' | 'nobody in this template';
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

interface Kind {
  readonly type: string;
  readonly name: string;
  readonly service: string;
  readonly actions: readonly string[];
  readonly policyOf: (template: Template, data: TemplateResource) => Statement[];
}

const KINDS: readonly Kind[] = [
  {
    type: 'AWS::SecretsManager::Secret',
    name: 'secret',
    service: 'secretsmanager',
    actions: ['secretsmanager:GetSecretValue'],
    policyOf: attached('AWS::SecretsManager::ResourcePolicy', 'SecretId', 'ResourcePolicy'),
  },
  {
    type: 'AWS::EFS::FileSystem',
    name: 'file system',
    service: 'elasticfilesystem',
    actions: ['elasticfilesystem:ClientMount'],
    policyOf: own('FileSystemPolicy'),
  },
  {
    type: 'AWS::S3::Bucket',
    name: 'bucket',
    service: 's3',
    actions: ['s3:GetObject'],
    policyOf: attached('AWS::S3::BucketPolicy', 'Bucket', 'PolicyDocument'),
  },
  {
    type: 'AWS::Logs::LogGroup',
    name: 'log group',
    service: 'logs',
    actions: ['logs:GetLogEvents', 'logs:FilterLogEvents', 'logs:StartQuery', 'logs:Unmask'],
    policyOf: own('ResourcePolicyDocument'),
  },
  {
    type: 'AWS::KMS::Key',
    name: 'key',
    service: 'kms',
    actions: ['kms:Decrypt'],
    policyOf: own('KeyPolicy'),
  },
];

/** A role with what its policies are about. */
interface Reader {
  readonly role: TemplateResource;
  readonly statements: readonly (Statement & { readonly covered: Covered })[];
}

/** Who can read what, as far as the policies of a template tell. */
export function accessOf(template: Template): AccessEvidence[] {
  const readers = readersOf(template);
  return KINDS.flatMap(kind => {
    // Most statements are about other things; they are left out once and not for each piece of data.
    const about = readers.flatMap(({ role, statements }) => {
      const own = statements.filter(statement => kind.actions.some(action => concerns(statement, action)));
      return own.some(({ effect }) => effect === 'Allow') ? [{ role, statements: own }] : [];
    });
    return template.ofType(kind.type).flatMap(data => {
      const policy = kind.policyOf(template, data);
      const found = [
        ...about.flatMap(reader => roleAccess(template, kind, data, reader, policy)),
        ...namedAccess(template, kind, data, policy),
      ];
      return found.length > 0 ? found : [noAccess(template, kind, data)];
    });
  });
}

function readersOf(template: Template): Reader[] {
  const policies = policiesByRole(template);
  return template.ofType('AWS::IAM::Role').map(role => ({
    role,
    statements: statementsOfRole(template, role, policies.get(role.logicalId) ?? []).map(statement => ({
      ...statement,
      covered: coveredBy(statement.resources, template),
    })),
  }));
}

/** The managed policies of AWS in a template. */
export function awsPoliciesOf(template: Template): AwsPolicyEvidence[] {
  return template
    .ofType('AWS::IAM::Role')
    .flatMap(role => awsPoliciesOfRole(role).map(policy => ({ stack: template.name, role: role.logicalId, policy })));
}

function roleAccess(
  template: Template,
  kind: Kind,
  data: TemplateResource,
  { role, statements }: Reader,
  policy: readonly Statement[],
): AccessEvidence[] {
  const covering = statements.filter(({ covered }) => coverageOf(covered, data.logicalId, kind.service) !== 'no');
  return covering
    .filter(({ effect }) => effect === 'Allow')
    .map(statement => {
      const denial = [...covering, ...policy].find(other => denies(other, kind, role.logicalId));
      const isSure = coverageOf(statement.covered, data.logicalId, kind.service) === 'yes';
      return {
        stack: template.name,
        kind: kind.name,
        data: data.logicalId,
        reader: role.logicalId,
        assumedBy: assumersOf(template, role),
        verdict: denial ? 'denied' : isSure ? 'may read' : 'may read, if the pattern covers it',
        by: nameOf(denial ?? statement),
        conditions: denial ? [] : conditionsOf(statement),
      };
    });
}

function denies(statement: Statement, kind: Kind, role: string): boolean {
  return (
    statement.effect === 'Deny' &&
    kind.actions.every(action => concerns(statement, action)) &&
    excludes(statement, role)
  );
}

function namedAccess(template: Template, kind: Kind, data: TemplateResource, policy: Statement[]): AccessEvidence[] {
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

function noAccess({ name }: Template, kind: Kind, { logicalId }: TemplateResource): AccessEvidence {
  return {
    stack: name,
    kind: kind.name,
    data: logicalId,
    reader: '',
    assumedBy: [],
    verdict: 'nobody in this template',
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

function conditionsOf({ condition }: Statement): string[] {
  return Object.entries(condition).flatMap(([operator, test]) =>
    Object.entries(asRecord(test)).map(([key, value]) => `${operator} ${key}: ${textOf(value)}`),
  );
}

function assumersOf(template: Template, role: TemplateResource): string[] {
  const trust = asRecord(role.properties)['AssumeRolePolicyDocument'];
  return statementsOf(template, role.logicalId, trust).flatMap(({ principal }) => principalsOf(principal));
}

function nameOf({ holder, sid }: Statement): string {
  return sid === undefined ? holder : `${holder} (${sid})`;
}

function attached(type: string, reference: string, document: string): Kind['policyOf'] {
  return (template, data) =>
    template
      .ofType(type)
      .filter(({ properties }) => referenceOf(asRecord(properties)[reference]) === data.logicalId)
      .flatMap(({ logicalId, properties }) => statementsOf(template, logicalId, asRecord(properties)[document]));
}

function own(document: string): Kind['policyOf'] {
  return (template, data) => statementsOf(template, data.logicalId, asRecord(data.properties)[document]);
}
