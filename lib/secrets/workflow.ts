import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../private/acknowledge-wildcard';
import { encryptedLogGroup } from '../private/encrypted-log-group';
import { vendedLogGroupName } from '../private/vended-log-group-name';

export interface WorkflowProps {
  readonly comment: string;
  readonly definition: sfn.IChainable;
  readonly statements: iam.PolicyStatement[];
  readonly timeout: Duration;
  readonly encryptionKey: kms.IKey;
  readonly logRetention: logs.RetentionDays;
}

/** A JSONata state machine with encrypted logs, traces, and a role that may do what `statements` say. */
export class Workflow extends Construct {
  readonly stateMachine: sfn.StateMachine;
  readonly policy: iam.ManagedPolicy;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const logGroup = encryptedLogGroup(this, 'Logs', {
      logGroupName: vendedLogGroupName(this, 'states'),
      encryptionKey: props.encryptionKey,
      retention: props.logRetention,
    });
    this.policy = new iam.ManagedPolicy(this, 'Policy', {
      description: props.comment,
      statements: props.statements,
    });
    const role = new iam.Role(this, 'Role', {
      description: props.comment,
      assumedBy: servicePrincipal(this, 'states.amazonaws.com'),
      managedPolicies: [this.policy, this.createDeliveryPolicy()],
    });
    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      comment: props.comment,
      definitionBody: sfn.DefinitionBody.fromChainable(props.definition),
      queryLanguage: sfn.QueryLanguage.JSONATA,
      role: role.withoutPolicyUpdates(),
      timeout: props.timeout,
      tracingEnabled: true,
      logs: { destination: logGroup, level: sfn.LogLevel.ALL, includeExecutionData: true },
    });
  }

  /** A role with which a service may start this workflow and nothing else. */
  createStarter(id: string, service: string): iam.Role {
    const policy = new iam.ManagedPolicy(this, `${id}Policy`, {
      statements: [
        new iam.PolicyStatement({
          actions: ['states:StartExecution'],
          resources: [this.stateMachine.stateMachineArn],
        }),
      ],
    });
    return new iam.Role(this, id, { assumedBy: servicePrincipal(this, service), managedPolicies: [policy] });
  }

  private createDeliveryPolicy(): iam.ManagedPolicy {
    const policy = new iam.ManagedPolicy(this, 'DeliveryPolicy', {
      description: 'What Step Functions needs to deliver logs and traces',
      statements: [
        new iam.PolicyStatement({
          sid: 'DeliverLogs',
          actions: [
            'logs:CreateLogDelivery',
            'logs:DeleteLogDelivery',
            'logs:DescribeLogGroups',
            'logs:DescribeResourcePolicies',
            'logs:GetLogDelivery',
            'logs:ListLogDeliveries',
            'logs:PutResourcePolicy',
            'logs:UpdateLogDelivery',
          ],
          resources: ['*'],
        }),
        new iam.PolicyStatement({
          sid: 'DeliverTraces',
          actions: [
            'xray:GetSamplingRules',
            'xray:GetSamplingTargets',
            'xray:PutTelemetryRecords',
            'xray:PutTraceSegments',
          ],
          resources: ['*'],
        }),
      ],
    });
    acknowledgeWildcard(
      policy,
      '*',
      'The log delivery and X-Ray actions have no resource level; these are the ones that Step Functions documents.',
    );
    return policy;
  }
}

/** A service that acts for this account alone. */
function servicePrincipal(scope: Construct, service: string): iam.ServicePrincipal {
  return new iam.ServicePrincipal(service, {
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
}
