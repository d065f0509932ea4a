import { Duration } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { Workflow } from './workflow';

/** Properties of a `SecretRollout`. */
export interface SecretRolloutProps {
  /** The service whose tasks read the secrets when they start. */
  readonly service: ecs.IBaseService;

  /** The secrets whose new values are rolled out. */
  readonly secrets: secretsmanager.ISecret[];

  /** The customer-managed key that encrypts the workflow's logs. */
  readonly encryptionKey: kms.IKey;

  /**
   * How long the workflow's logs are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
}

/**
 * Deploys a service anew whenever one of its secrets has a new current value, and waits until the deployment is through.
 *
 * A value is new after a rotation, after somebody entered another one, and after a step back to the previous one. The
 * event comes from Secrets Manager itself ("Secret Label Updated"): no CloudTrail trail is needed. A deployment that
 * fails or takes longer than an hour fails the execution: alarm on `stateMachine.metricFailed()` and
 * `stateMachine.metricTimedOut()`.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/event-detail-secret-label-updated-secretsmanager.html
 */
export class SecretRollout extends Construct {
  /** The workflow that deploys and waits. */
  readonly stateMachine: sfn.StateMachine;

  constructor(scope: Construct, id: string, props: SecretRolloutProps) {
    super(scope, id);
    if (props.secrets.length === 0) {
      throw new Error('secrets must hold at least one secret, got none: leave the SecretRollout out instead');
    }

    const workflow = new Workflow(this, 'Workflow', {
      comment: 'Deploys OpenClaw with the new value of a secret',
      definition: this.createDefinition(props.service),
      statements: [
        new iam.PolicyStatement({
          sid: 'DeployService',
          actions: ['ecs:DescribeServices', 'ecs:UpdateService'],
          resources: [props.service.serviceArn],
          conditions: { ArnEquals: { 'ecs:cluster': props.service.cluster.clusterArn } },
        }),
      ],
      // A gateway may wait six minutes for its state lease, and a failing one is tried several times.
      timeout: Duration.hours(1),
      encryptionKey: props.encryptionKey,
      logRetention: props.logRetention ?? logs.RetentionDays.ONE_YEAR,
    });
    this.stateMachine = workflow.stateMachine;

    new events.Rule(this, 'NewValue', {
      description: 'A secret of an OpenClaw gateway has a new current value',
      eventPattern: {
        source: ['aws.secretsmanager'],
        detailType: ['Secret Label Updated'],
        resources: props.secrets.map(secret => secret.secretArn),
        detail: { labelUpdated: ['AWSCURRENT'] },
      },
      targets: [
        new targets.SfnStateMachine(workflow.stateMachine, {
          role: workflow.createStarter('Starter', 'events.amazonaws.com').withoutPolicyUpdates(),
        }),
      ],
    });
  }

  private createDefinition(service: ecs.IBaseService): sfn.IChainable {
    const deploy = this.createDeploy(service);
    const wait = sfn.Wait.jsonata(this, 'Wait', { time: sfn.WaitTime.duration(Duration.seconds(30)) });
    const look = this.createLook(service);
    const failed = sfn.Fail.jsonata(this, 'Failed', {
      error: 'DeploymentFailed',
      cause: 'The service could not be deployed with the new value of its secret; its previous tasks may be gone.',
    });

    const decide = sfn.Choice.jsonata(this, 'Decide')
      .when(sfn.Condition.jsonata("{% $states.input.state = 'COMPLETED' %}"), sfn.Succeed.jsonata(this, 'Done'))
      .when(sfn.Condition.jsonata("{% $states.input.state = 'FAILED' %}"), failed)
      .otherwise(wait);
    return deploy.next(wait).next(look).next(decide);
  }

  private createDeploy(service: ecs.IBaseService): sfn.TaskStateBase {
    const deploy = tasks.CallAwsService.jsonata(this, 'Deploy', {
      service: 'ecs',
      action: 'updateService',
      parameters: {
        Cluster: service.cluster.clusterArn,
        Service: service.serviceArn,
        ForceNewDeployment: true,
      },
      iamResources: [service.serviceArn],
      assign: { deploymentId: "{% $states.result.Service.Deployments[Status = 'PRIMARY'].Id %}" },
      outputs: {},
    });
    return deploy.addRetry(RETRY);
  }

  private createLook(service: ecs.IBaseService): sfn.TaskStateBase {
    const look = tasks.CallAwsService.jsonata(this, 'Look', {
      service: 'ecs',
      action: 'describeServices',
      parameters: { Cluster: service.cluster.clusterArn, Services: [service.serviceArn] },
      iamResources: [service.serviceArn],
      // A later deployment may have taken over: it reads the same value or a newer one, so its state counts.
      outputs: {
        state:
          "{% ($all := $states.result.Services[0].Deployments; $all[Id = $deploymentId].RolloutState = 'FAILED' ? 'FAILED' : $all[Status = 'PRIMARY'].RolloutState) %}",
      },
    });
    return look.addRetry(RETRY);
  }
}

const RETRY: sfn.RetryProps = {
  interval: Duration.seconds(2),
  maxAttempts: 6,
  maxDelay: Duration.minutes(1),
  jitterStrategy: sfn.JitterType.FULL,
};
