import * as fs from 'node:fs';
import * as path from 'node:path';
import { FileSystem, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as assets from 'aws-cdk-lib/aws-s3-assets';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { awsDomain } from './aws-names';
import { EgressList } from './egress-list';
import { renderListsDocument } from './lists-document';

/** The lists of all tenants, where the proxy that enforces them finds them. */
export interface IEgressLists {
  /** Which object is in force: its bucket, key and SHA-256 as JSON. */
  readonly parameter: ssm.IStringParameter;

  /** The bucket that holds the object. */
  readonly bucketName: string;

  /** The ARN of the object that is in force, or the pattern of all that may be. */
  readonly objectArn: string;
}

/** Properties of EgressLists. */
export interface EgressListsProps {
  /** What the gateways may reach. */
  readonly lists: EgressList[];

  /**
   * The name of the parameter, by which other stacks find it.
   *
   * @default - CloudFormation makes one up
   */
  readonly parameterName?: string;
}

/**
 * The lists of all tenants as one object in S3, and a parameter that says which object is in force.
 *
 * The object's key comes from its content and the parameter carries its SHA-256, so a list changes in one step, and who
 * can write to the bucket alone can change nothing: a proxy refuses what does not match.
 */
export class EgressLists extends Construct implements IEgressLists {
  /** Which object is in force: its bucket, key and SHA-256 as JSON. */
  public readonly parameter: ssm.IStringParameter;

  /** The bucket that holds the object. */
  public readonly bucketName: string;

  /** The ARN of the object that is in force. */
  public readonly objectArn: string;

  constructor(scope: Construct, id: string, props: EgressListsProps) {
    super(scope, id);
    const { text, sha256 } = renderListsDocument(props.lists);
    const folder = FileSystem.mkdtemp('egress-lists');
    const file = path.join(folder, 'egress-lists.json');
    fs.writeFileSync(file, text);
    const document = new assets.Asset(this, 'Document', { path: file });
    this.bucketName = document.s3BucketName;
    // The assembly holds the lists now, unless staging is off: then the CDK reads them from here later.
    if (!path.isAbsolute(document.assetPath)) fs.rmSync(folder, { recursive: true });
    this.objectArn = document.bucket.arnForObjects(document.s3ObjectKey);
    this.parameter = new ssm.StringParameter(this, 'Parameter', {
      parameterName: props.parameterName,
      description: 'The egress lists that the proxy enforces',
      stringValue: Stack.of(this).toJsonString({ bucket: document.s3BucketName, key: document.s3ObjectKey, sha256 }),
    });
  }
}

/** What a reader of the lists needs to be allowed. */
export function readListsStatements({ parameter, objectArn }: IEgressLists): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'FindLists',
      actions: ['ssm:GetParameter'],
      resources: [parameter.parameterArn],
    }),
    new iam.PolicyStatement({ sid: 'ReadLists', actions: ['s3:GetObject'], resources: [objectArn] }),
  ];
}

/** The names of AWS that a reader of the lists resolves. */
export function listsAwsNames(scope: Construct, { bucketName }: IEgressLists): string[] {
  return [`ssm.${awsDomain(scope)}`, `${bucketName}.s3.${awsDomain(scope)}`];
}
