import { Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

/** The roles that a secret's own policy lets read its value; every other principal is denied, whatever its own policies say. */
export class SecretReaders {
  private readonly roleArns = new Set<string>();

  constructor(
    private readonly secret: secretsmanager.Secret,
    private readonly encryptionKey: kms.IKey,
  ) {
    this.denyOthers();
    this.denyOtherAccounts();
    const policy = secret.node.findChild('Policy').node.defaultChild as secretsmanager.CfnResourcePolicy;
    policy.blockPublicPolicy = true;
    // A secret that outlives its stack must not lose what keeps everybody else from reading it.
    const { deletionPolicy, updateReplacePolicy } = (secret.node.defaultChild as secretsmanager.CfnSecret).cfnOptions;
    policy.cfnOptions.deletionPolicy = deletionPolicy;
    policy.cfnOptions.updateReplacePolicy = updateReplacePolicy;
  }

  allow(role: iam.IRole): void {
    this.roleArns.add(role.roleArn);
  }

  grantRead(role: iam.IRole): iam.Grant {
    this.allow(role);
    const [read, decrypt] = this.statements().map(statement =>
      iam.Grant.addToPrincipal({
        grantee: role,
        actions: statement.actions,
        resourceArns: statement.resources,
        conditions: statement.conditions,
      }),
    );
    return read.combine(decrypt);
  }

  /** What a reader's own policy must say, and nothing more. */
  statements(): iam.PolicyStatement[] {
    return [
      new iam.PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
      new iam.PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [this.encryptionKey.keyArn],
        conditions: {
          StringEquals: {
            'kms:ViaService': `secretsmanager.${Stack.of(this.secret).region}.amazonaws.com`,
            'kms:EncryptionContext:SecretARN': this.secret.secretArn,
          },
        },
      }),
    ];
  }

  // The session of an assumed role carries the ARN of its role here. Without a reader the deny has no condition.
  private condition(): Record<string, string[]> | undefined {
    return this.roleArns.size > 0 ? { 'aws:PrincipalArn': [...this.roleArns] } : undefined;
  }

  private denyOthers(): void {
    this.secret.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'DenyReadByAllButReaders',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['secretsmanager:GetSecretValue'],
        resources: ['*'],
        conditions: { ArnNotEquals: Lazy.any({ produce: () => this.condition() }) },
      }),
    );
  }

  private denyOtherAccounts(): void {
    this.secret.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'DenyOtherAccounts',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['secretsmanager:*'],
        resources: ['*'],
        conditions: { StringNotEquals: { 'aws:PrincipalAccount': Stack.of(this.secret).account } },
      }),
    );
  }
}
