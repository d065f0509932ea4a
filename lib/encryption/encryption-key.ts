import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Properties of `EncryptionKey`. */
export interface EncryptionKeyProps {
  /**
   * What the key is for, as the console shows it.
   *
   * @default 'OpenClaw'
   */
  readonly description?: string;
}

/** The customer-managed key of a deployment: it rotates every year, outlives its stack, and only AWS services get grants on it. */
export class EncryptionKey extends Construct {
  /** The key. */
  public readonly key: kms.Key;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps = {}) {
    super(scope, id);
    this.key = new kms.Key(this, 'Resource', {
      description: props.description ?? 'OpenClaw',
      enableKeyRotation: true,
    });
    // A grant outlives the permissions of whoever made it, so nobody makes one by hand.
    this.key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'GrantsForServicesOnly',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['kms:CreateGrant'],
        resources: ['*'],
        conditions: { BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' } },
      }),
    );
  }
}
