import { createHash } from 'node:crypto';
import { Fn, Stack, Token } from 'aws-cdk-lib';
import * as budgets from 'aws-cdk-lib/aws-budgets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { validateEmail } from '../private/email';
import { TENANT_ID, TENANT_ID_RULE } from '../private/tenant-id';

/** Properties of TenantBudget. */
export interface TenantBudgetProps {
  /** The tenant whose costs are counted: those of resources with the tag `openclaw:tenant` and this value. */
  readonly tenantId: string;

  /** What a month may cost, in US dollars. */
  readonly monthlyUsd: number;

  /**
   * Who is told by e-mail.
   *
   * @default - nobody; an error without a topic
   */
  readonly email?: string;

  /**
   * The topic that is told; an imported one, and its key, must let AWS Budgets publish as `allowBudgets` does.
   *
   * @default - none; an error without an e-mail address
   */
  readonly topic?: sns.ITopic;
}

const TAG = 'openclaw:tenant';

/**
 * Tells when a month of a tenant is going to cost most of its budget, and when it has cost all of it.
 *
 * It counts by the tag `openclaw:tenant`, which an administrator of the organisation's billing must have activated as a
 * cost allocation tag; until then it counts nothing. It tells and stops nothing, some hours late.
 *
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
 */
export class TenantBudget extends Construct {
  /** Lets AWS Budgets of this account publish to a topic, and use the topic's key. */
  public static allowBudgets(topic: sns.ITopic): void {
    // Tenants share a topic, and it is enough to say it once.
    if (topic.node.tryFindChild(SID)) {
      return;
    }
    const scope = new Construct(topic, SID);
    topic.addToResourcePolicy(allow(scope, ['sns:Publish'], topic.topicArn));
    topic.masterKey?.addToResourcePolicy(allow(scope, ['kms:Decrypt', 'kms:GenerateDataKey*'], '*'));
  }

  /** The name of the budget, as its messages say it. */
  public readonly budgetName: string;

  constructor(scope: Construct, id: string, props: TenantBudgetProps) {
    super(scope, id);
    validate(props);
    const notificationsWithSubscribers = notifications(props);
    this.budgetName = this.nameFor(props.tenantId, notificationsWithSubscribers);
    if (props.topic) {
      TenantBudget.allowBudgets(props.topic);
    }
    new budgets.CfnBudget(this, 'Resource', {
      budget: {
        budgetName: this.budgetName,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: props.monthlyUsd, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:${TAG}$${props.tenantId}`] },
      },
      notificationsWithSubscribers,
      resourceTags: [{ key: TAG, value: props.tenantId }],
    });
  }

  // Budgets of all regions share the account's names. A change of who is told makes a new budget before the old one
  // goes, so it needs another name; the end of the stack's own id tells it from the same stack elsewhere.
  private nameFor(tenantId: string, told: budgets.CfnBudget.NotificationWithSubscribersProperty[]): string {
    const stack = Stack.of(this);
    const text = JSON.stringify([this.node.addr, stack.resolve(told)]);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
    const stackUuid = Fn.select(2, Fn.split('/', stack.stackId));
    return `openclaw-${tenantId}-${hash}-${Fn.select(4, Fn.split('-', stackUuid))}`;
  }
}

const SID = 'PublishBudgets';

function allow(scope: Construct, actions: string[], resource: string): iam.PolicyStatement {
  const stack = Stack.of(scope);
  return new iam.PolicyStatement({
    sid: SID,
    principals: [new iam.ServicePrincipal('budgets.amazonaws.com')],
    actions,
    resources: [resource],
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'budgets', region: '', resource: '*' }) },
    },
  });
}

function notifications({ email, topic }: TenantBudgetProps): budgets.CfnBudget.NotificationWithSubscribersProperty[] {
  const subscribers = [
    ...(email === undefined ? [] : [{ subscriptionType: 'EMAIL', address: email }]),
    ...(topic === undefined ? [] : [{ subscriptionType: 'SNS', address: topic.topicArn }]),
  ];
  const when = (notificationType: string, threshold: number) => ({
    notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
    subscribers,
  });
  return [when('FORECASTED', 80), when('ACTUAL', 100)];
}

function validate({ tenantId, monthlyUsd, email, topic }: TenantBudgetProps): void {
  if (!TENANT_ID.test(tenantId)) {
    throw new Error(
      `tenantId must be ${TENANT_ID_RULE}, got '${tenantId}': give the id that its resources are tagged with`,
    );
  }
  if (!Token.isUnresolved(monthlyUsd) && !isAmount(monthlyUsd)) {
    throw new Error(
      `monthlyUsd must be more than 0, in dollars and whole cents, got ${monthlyUsd}: leave the budget out instead`,
    );
  }
  if (email === undefined && topic === undefined) {
    throw new Error('email or topic must be given, got neither: a budget that tells nobody is none');
  }
  validateEmail(email);
}

function isAmount(usd: number): boolean {
  return Number.isFinite(usd) && usd > 0 && Number(usd.toFixed(2)) === usd;
}
