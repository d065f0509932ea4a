import { referenceOf } from '../reading';
import { asRecord, Template, TemplateResource } from '../template';
import { Statement, statementsOf } from './policies';

/** A kind of resource that holds data. */
export interface DataKind {
  readonly type: string;
  readonly name: string;
  readonly service: string;
  /** What reads it. */
  readonly actions: readonly string[];
  /** The policy that stands at the resource itself. */
  readonly policyOf: (template: Template, data: TemplateResource) => Statement[];
}

/** The resources that hold data, as far as policies say who reads it. */
export const DATA_KINDS: readonly DataKind[] = [
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

function attached(type: string, reference: string, document: string): DataKind['policyOf'] {
  return (template, data) =>
    template
      .ofType(type)
      .filter(({ properties }) => referenceOf(asRecord(properties)[reference]) === data.logicalId)
      .flatMap(({ logicalId, properties }) => statementsOf(template, logicalId, asRecord(properties)[document]));
}

function own(document: string): DataKind['policyOf'] {
  return (template, data) => statementsOf(template, data.logicalId, asRecord(data.properties)[document]);
}
