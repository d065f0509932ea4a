import { Fn } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { cellParameterName } from '../private/cell-parameter-name';

/** What a cell publishes, each under a parameter of its own. */
export type CellValue =
  | 'vpc-id'
  | 'gateway-subnet-ids'
  | 'endpoint-security-group-id'
  | 'proxy-security-group-id'
  | 'cluster-name'
  | 'file-system-id'
  | 'file-system-security-group-id'
  | 'encryption-key-arn'
  | 'rotation-function-arn'
  | 'rotation-role-arn'
  | 'alarm-topic-arn'
  | 'listener-arn'
  | 'load-balancer-security-group-id';

/** Publishes a value of a cell to the stacks of its tenants. */
export function publishCellValue(scope: Construct, cellName: string, value: CellValue, stringValue: string): void {
  new ssm.StringParameter(scope, value, { parameterName: cellParameterName(cellName, value), stringValue });
}

/** A value that a cell publishes, read when the stack that asks is deployed. */
export function readCellValue(scope: Construct, cellName: string, value: CellValue): string {
  return ssm.StringParameter.valueForStringParameter(scope, cellParameterName(cellName, value));
}

/** A list that a cell publishes, of a length that is known. */
export function readCellList(scope: Construct, cellName: string, value: CellValue, length: number): string[] {
  const items = Fn.split(',', readCellValue(scope, cellName, value));
  return Array.from({ length }, (_, index) => Fn.select(index, items));
}

/** Where refused connections of a cell are counted by tenant: its name says it, so that no stack has to ask. */
export function deniedNamespace(cellName: string): string {
  return `OpenClaw/Cell/${cellName}`;
}
