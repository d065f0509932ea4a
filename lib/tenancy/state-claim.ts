import { Stack } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { cellParameterName } from '../private/cell-parameter-name';
import { claimOnce } from './claims';

/** Properties of StateClaim. */
export interface StateClaimProps {
  /** The name of the cell that keeps the state. */
  readonly cellName: string;

  /** The tenant whose state it is. */
  readonly tenantId: string;
}

/**
 * Holds the state of a tenant for one stack: that of its gateway, or the one that erases it when the tenant is gone.
 *
 * The claim is a parameter of Parameter Store, of whose name CloudFormation makes one: a second stack that claims the
 * state is not deployed, so nothing is erased that somebody uses. In one app a second claim is an error at once.
 */
export class StateClaim extends Construct {
  constructor(scope: Construct, id: string, { cellName, tenantId }: StateClaimProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    claimOnce(this, stackName, [
      [
        `state of '${tenantId}' in cell ${cellName}`,
        'what a removed tenant left is kept and then erased, so use another id until its stack is deleted',
      ],
    ]);
    new ssm.StringParameter(this, 'Parameter', {
      parameterName: cellParameterName(cellName, `state/${tenantId}`),
      description: 'The stack that the state of this tenant is for: no second one may use or erase it',
      stringValue: stackName,
    });
  }
}
