import { App } from 'aws-cdk-lib';
import { CellsDeployment } from '../../../bin/deployment/deployment';
import { createScopes } from '../../../bin/stacks';
import { SynthesizedTemplate } from '../../../bin/synthesis/template';
import cdk from '../../../cdk.json';
import { parseLists, TenantList } from '../../../containers/egress-proxy/supervisor/lists-document';
import { renderListsDocument } from '../../../lib/egress/lists-document';
import { CellStage } from '../../../patterns';
import { Account } from './account';

/** A cell with its tenants, as they are once deployed. */
export interface DeployedCell {
  readonly name: string;
  readonly cell: SynthesizedTemplate;
  readonly tenants: readonly DeployedTenant[];
  /** What is left of the tenants that were removed. */
  readonly removed: readonly SynthesizedTemplate[];
  /** What the proxy of the cell reads. */
  readonly lists: TenantList[];
}

/** A tenant as it is once deployed. */
export interface DeployedTenant {
  readonly id: string;
  readonly slot: number;
  readonly hostName?: string;
  readonly stack: SynthesizedTemplate;
}

/** An account with the stacks of every cell of a deployment. */
export function deploy(deployment: CellsDeployment): { account: Account; cells: DeployedCell[] } {
  const context = { ...cdk.context, '@aws-cdk/core:annotationsInValidationReport': false };
  const app = new App({ context, analyticsReporting: false, treeMetadata: false, stackTraces: false });
  const stages = createScopes(app, deployment) as CellStage[];
  const { stacksRecursively } = app.synth();
  const templateOf = (stackName: string): SynthesizedTemplate['template'] =>
    stacksRecursively.find(artifact => artifact.stackName === stackName)?.template;
  const cells = stages.map(stage => deployCell(stage, templateOf));
  const stacks = cells.flatMap(({ name, cell, tenants, removed }) => [
    cell,
    ...removed,
    { cell: name, part: 'lists' as const, stackName: `${name}-lists`, template: templateOf(`${name}-lists`) },
    ...tenants.map(({ stack }) => stack),
  ]);
  return { account: new Account(stacks, deployment.file.region), cells };
}

function deployCell(
  { node: { id: name }, tenantStacks, removedTenantStacks }: CellStage,
  templateOf: (stackName: string) => SynthesizedTemplate['template'],
): DeployedCell {
  const { text, sha256 } = renderListsDocument(tenantStacks.map(({ egressList }) => egressList));
  return {
    name,
    lists: parseLists(Buffer.from(text), sha256),
    cell: { cell: name, part: 'cell', stackName: `${name}-cell`, template: templateOf(`${name}-cell`) },
    removed: removedTenantStacks.map(({ stackName, tenantId }) => ({
      cell: name,
      part: 'removed',
      tenant: tenantId,
      stackName,
      template: templateOf(stackName),
    })),
    tenants: tenantStacks.map(({ stackName, tenantGateway: { tenant, gateway } }) => ({
      id: tenant.id,
      slot: tenant.slot,
      hostName: gateway.config.hostName,
      stack: { cell: name, part: 'tenant', tenant: tenant.id, stackName, template: templateOf(stackName) },
    })),
  };
}

/** Every ordered pair of different tenants. */
export function pairsOf<Each>(tenants: readonly Each[]): [Each, Each][] {
  return tenants.flatMap(one => tenants.filter(other => other !== one).map((other): [Each, Each] => [one, other]));
}
