import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { NAG_PACKS } from '../../bin/checks';
import { OpenClawChecks } from '../../lib/compliance';
import { EncryptionKey } from '../../lib/encryption';
import { AlarmTopic } from '../../lib/observability';
import { TenantBudget, TenantBudgetProps } from '../../lib/tenancy';
import { gatewayIn, testStack } from '../gateway/fixture';

function synth(props: Partial<TenantBudgetProps> = {}, stack = testStack()): Template {
  new TenantBudget(stack, 'Budget', { tenantId: 'support', monthlyUsd: 200, email: 'lead@example.com', ...props });
  return Template.fromStack(stack);
}

const template = synth();

function budgetOf(of: Template) {
  const [{ Properties }] = Object.values(of.findResources('AWS::Budgets::Budget'));
  return Properties;
}

test('counts by the month what carries the tag of the tenant', () => {
  expect(budgetOf(template)).toMatchObject({
    Budget: {
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: 200, Unit: 'USD' },
      CostFilters: { TagKeyValue: ['user:openclaw:tenant$support'] },
    },
    ResourceTags: [{ Key: 'openclaw:tenant', Value: 'support' }],
  });
});

test('tells of 80 percent that are to come and of 100 percent that are spent', () => {
  const subscribers = [{ SubscriptionType: 'EMAIL', Address: 'lead@example.com' }];
  expect(budgetOf(template).NotificationsWithSubscribers).toEqual([
    {
      Notification: {
        NotificationType: 'FORECASTED',
        Threshold: 80,
        ThresholdType: 'PERCENTAGE',
        ComparisonOperator: 'GREATER_THAN',
      },
      Subscribers: subscribers,
    },
    {
      Notification: {
        NotificationType: 'ACTUAL',
        Threshold: 100,
        ThresholdType: 'PERCENTAGE',
        ComparisonOperator: 'GREATER_THAN',
      },
      Subscribers: subscribers,
    },
  ]);
});

test('is one resource', () => {
  expect(Object.keys(template.toJSON().Resources)).toHaveLength(1);
});

test('is named after the tenant and its stack', () => {
  const uuid = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
  expect(budgetOf(template).Budget.BudgetName).toEqual({
    'Fn::Join': [
      '',
      [expect.stringMatching(/^openclaw-support-[0-9a-f]{8}-$/), { 'Fn::Select': [4, { 'Fn::Split': ['-', uuid] }] }],
    ],
  });
});

test('has another name when somebody else is told, as CloudFormation makes the new budget first', () => {
  const nameOf = (props: Partial<TenantBudgetProps>) => budgetOf(synth(props)).Budget.BudgetName['Fn::Join'][1][0];
  expect(nameOf({ email: 'other@example.com' })).not.toBe(nameOf({}));
  expect(nameOf({ monthlyUsd: 300 })).toBe(nameOf({}));
});

test('tells a topic too, or a topic alone', () => {
  const stack = testStack();
  const topic = sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111122223333:alarms');
  const both = synth({ topic }, stack);
  expect(budgetOf(both).NotificationsWithSubscribers[0].Subscribers).toEqual([
    { SubscriptionType: 'EMAIL', Address: 'lead@example.com' },
    { SubscriptionType: 'SNS', Address: 'arn:aws:sns:eu-central-1:111122223333:alarms' },
  ]);
  new TenantBudget(stack, 'Other', { tenantId: 'legal', monthlyUsd: 1, topic });
  expect(Object.keys(both.findResources('AWS::SNS::TopicPolicy'))).toEqual([]);
});

const OF_THIS_ACCOUNT = {
  StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
  ArnLike: {
    'aws:SourceArn': {
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':budgets::', { Ref: 'AWS::AccountId' }, ':*']],
    },
  },
};

test('lets AWS Budgets of this account alone publish to the topic and use its key, once for many tenants', () => {
  const stack = testStack();
  const encryptionKey = new EncryptionKey(stack, 'Key', { description: 'Cell' }).key;
  const { topic } = new AlarmTopic(stack, 'Alarms', { encryptionKey, email: 'ops@example.com' });
  new TenantBudget(stack, 'Other', { tenantId: 'legal', monthlyUsd: 1, topic });
  const shared = synth({ topic }, stack);
  const [topicPolicy] = Object.values(shared.findResources('AWS::SNS::TopicPolicy'));
  const [key] = Object.values(shared.findResources('AWS::KMS::Key'));
  const ofBudgets = (statements: { Principal: { Service?: string } }[]) =>
    statements.filter(({ Principal }) => Principal.Service === 'budgets.amazonaws.com');
  expect(ofBudgets(topicPolicy.Properties.PolicyDocument.Statement)).toEqual([
    {
      Sid: 'PublishBudgets',
      Effect: 'Allow',
      Principal: { Service: 'budgets.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: { Ref: expect.stringMatching('^Alarms') },
      Condition: OF_THIS_ACCOUNT,
    },
  ]);
  expect(ofBudgets(key.Properties.KeyPolicy.Statement)).toEqual([
    {
      Sid: 'PublishBudgets',
      Effect: 'Allow',
      Principal: { Service: 'budgets.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: OF_THIS_ACCOUNT,
    },
  ]);
});

test('a topic can be opened to AWS Budgets before any tenant has one', () => {
  const stack = testStack();
  TenantBudget.allowBudgets(new sns.Topic(stack, 'Topic', { masterKey: kms.Key.fromKeyArn(stack, 'Key', KEY_ARN) }));
  Template.fromStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: { Statement: [Match.objectLike({ Sid: 'PublishBudgets', Condition: OF_THIS_ACCOUNT })] },
  });
});

const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1';

test.each([0, -1, 0.001, 19.999, Number.NaN, Number.POSITIVE_INFINITY])('fails with %p dollars', monthlyUsd => {
  expect(() => synth({ monthlyUsd })).toThrow(
    `monthlyUsd must be more than 0, in dollars and whole cents, got ${monthlyUsd}: leave the budget out instead`,
  );
});

test.each([0.01, 19.99, 1234.5])('takes %p dollars', monthlyUsd => {
  expect(budgetOf(synth({ monthlyUsd })).Budget.BudgetLimit.Amount).toBe(monthlyUsd);
});

test('fails when nobody is told', () => {
  expect(() => synth({ email: undefined })).toThrow(
    'email or topic must be given, got neither: a budget that tells nobody is none',
  );
});

test.each(['', 'lead', 'a@b', 'a@example.com, b@example.com'])("fails with the address '%s'", email => {
  expect(() => synth({ email })).toThrow(`email must be one e-mail address, got '${email}'`);
});

test.each(['', 'Support', 'a', 'a$b', 'a'.repeat(33)])("fails with the tenant '%s'", tenantId => {
  expect(() => synth({ tenantId })).toThrow(
    `tenantId must be 2 to 32 lower-case letters, digits and inner hyphens, a letter first, got '${tenantId}'`,
  );
});

test.each(Object.entries(NAG_PACKS))('has no finding of %s that nobody acknowledged', (_name, create) => {
  const app = new App();
  const stack = new Stack(app, 'Test', { env: { region: 'eu-central-1' } });
  const encryptionKey = new EncryptionKey(stack, 'Key', { description: 'Cell' }).key;
  const { topic } = new AlarmTopic(stack, 'Alarms', { encryptionKey, email: 'ops@example.com' });
  synth({ topic }, stack);
  expect(create().validateScope(app).violations).toEqual([]);
});

test('has no finding of our own rules beside a gateway', () => {
  const violationsOf = (stack: Stack) =>
    new OpenClawChecks().validateScope(stack).violations.map(({ ruleName }) => ruleName);
  const withBudget = testStack();
  const without = testStack();
  for (const stack of [withBudget, without]) {
    gatewayIn(stack);
  }
  const { topic } = new AlarmTopic(withBudget, 'Alarms', {
    encryptionKey: withBudget.node.findChild('Key') as kms.Key,
    email: 'ops@example.com',
  });
  new TenantBudget(withBudget, 'Budget', { tenantId: 'support', monthlyUsd: 200, topic });
  expect(violationsOf(withBudget)).toEqual(violationsOf(without));
});
