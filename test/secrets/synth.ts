import { App, Stack } from 'aws-cdk-lib';
import { Match, Matcher } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';

/** A stack as ours are: a concrete region, no account, and a key. */
export function testStack(context?: Record<string, boolean>) {
  const app = new App({ context });
  const stack = new Stack(app, 'Test', { env: { region: 'eu-central-1' } });
  const encryptionKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  return { app, stack, encryptionKey };
}

/** What both rule packs find and nobody excused. */
export function findings(app: App): string[] {
  return [new AwsSolutionsChecks(app), new NIST80053R5Checks(app)].flatMap(pack =>
    pack.validateScope(app).violations.map(violation => violation.ruleName),
  );
}

export function role(stack: Stack, id: string): iam.Role {
  return new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
}

/** A policy of these statements, each with these fields and no others. */
export function exactly(...statements: object[]): Matcher {
  return Match.objectEquals({ Version: '2012-10-17', Statement: statements });
}

/** An ARN of this region and account as the template spells it. */
export function arn(service: string, resource: string) {
  return {
    'Fn::Join': [
      '',
      ['arn:', { Ref: 'AWS::Partition' }, `:${service}:eu-central-1:`, { Ref: 'AWS::AccountId' }, `:${resource}`],
    ],
  };
}
