import { Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { validateEmail } from '../private/email';

/** Properties of `AlarmTopic`. */
export interface AlarmTopicProps {
  /** The key that encrypts messages; a brought one must let CloudWatch use it. */
  readonly encryptionKey: kms.IKey;

  /**
   * Who is told by e-mail; SNS asks them to confirm first.
   *
   * @default - nobody, until the topic gets a subscription
   */
  readonly email?: string;
}

/** The encrypted topic that alarms of this account are sent to. */
export class AlarmTopic extends Construct {
  /** The topic. */
  readonly topic: sns.Topic;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    validateEmail(props.email);
    this.topic = new sns.Topic(this, 'Resource', { masterKey: props.encryptionKey, enforceSSL: true });
    this.topic.addToResourcePolicy(this.allowAlarms('PublishAlarms', ['sns:Publish'], this.topic.topicArn));
    props.encryptionKey.addToResourcePolicy(
      this.allowAlarms('EncryptAlarms', ['kms:Decrypt', 'kms:GenerateDataKey*'], '*'),
    );
    if (props.email) {
      this.topic.addSubscription(new subscriptions.EmailSubscription(props.email));
    } else {
      Validations.of(this).addWarning(
        'openclaw:AlarmTopic.noSubscriber',
        'Nobody is told of alarms: set email, or add a subscription to the topic and acknowledge this.',
      );
    }
  }

  // Alarms alone: EventBridge cannot be held to an account in the policy of a key, so nothing here publishes from rules.
  private allowAlarms(sid: string, actions: string[], resource: string): iam.PolicyStatement {
    return new iam.PolicyStatement({
      sid,
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      actions,
      resources: [resource],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    });
  }
}
