import { App } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { OpenClawChecks } from '../lib/compliance';
import { CellStage, SingleTenantStack } from '../patterns';
import { cellName } from './deployment/cell-name';
import { cellStageProps } from './deployment/cell-stage-props';
import { CellsDeployment, Deployment } from './deployment/deployment';
import { locateError } from './deployment/locate-error';
import { formatProblems, quote } from './deployment/problem';
import { singleTenantStackProps } from './deployment/stack-props';
import { didYouMean } from './deployment/suggest';

/**
 * Makes the stacks of a deployment, or says what is wrong with them.
 *
 * @param only the id of the one cell to make; all of them unless given
 */
export function createStacks(app: App, deployment: Deployment, only?: string): string[] {
  try {
    for (const scope of createScopes(app, deployment, only)) acknowledge(scope, deployment);
    return unknownCell(deployment, only);
  } catch (error) {
    return locateError(deployment, error);
  }
}

/** Makes the stacks of a deployment; an error tells what is wrong with one. */
export function createScopes(app: App, deployment: Deployment, only?: string): IConstruct[] {
  if (deployment.topology === 'single-tenant') {
    return [new SingleTenantStack(app, deployment.file.name, singleTenantStackProps(deployment))];
  }
  return deployment.file.cells
    .filter(({ id }) => only === undefined || id === only)
    .map(cell => new CellStage(app, cellName(deployment, cell.id), cellStageProps(deployment, cell)));
}

function acknowledge(scope: IConstruct, { file }: Deployment): void {
  for (const acknowledgement of file.acknowledgements ?? []) OpenClawChecks.acknowledge(scope, acknowledgement);
}

function unknownCell(deployment: Deployment, only?: string): string[] {
  if (only === undefined) return [];
  const known = cellsOf(deployment);
  if (known.includes(only)) return [];
  const message = `holds no cell ${quote(only)}, which the context names${didYouMean(only, known)}`;
  return formatProblems(deployment.path, [{ field: ['cells'], message }], deployment.locator);
}

function cellsOf(deployment: Deployment | CellsDeployment): string[] {
  return deployment.topology === 'single-tenant' ? [] : deployment.file.cells.map(({ id }) => id);
}
