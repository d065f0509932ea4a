import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as targets from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';

/** Starts the erasure once a day, with a role that may do nothing else. */
export class ErasureSchedule extends Construct {
  constructor(scope: Construct, id: string, erasure: lambda.IFunction) {
    super(scope, id);
    const policy = new iam.ManagedPolicy(this, 'Policy', {
      description: 'Starts the erasure of OpenClaw state',
      statements: [
        new iam.PolicyStatement({
          sid: 'StartErasure',
          actions: ['lambda:InvokeFunction'],
          resources: [erasure.functionArn],
        }),
      ],
    });
    const role = new iam.Role(this, 'Role', {
      description: 'Starts the erasure of OpenClaw state',
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      managedPolicies: [policy],
      permissionsBoundary: policy,
    });
    new scheduler.Schedule(this, 'Resource', {
      description: 'Keeps, and one day erases, the state of an OpenClaw tenant',
      // A rate without a start date also runs at once, so that a mount that does not work is told on the first day.
      schedule: scheduler.ScheduleExpression.rate(Duration.days(1)),
      target: new targets.LambdaInvoke(erasure, { role: role.withoutPolicyUpdates() }),
    });
  }
}
