import * as fs from 'node:fs';
import { App } from 'aws-cdk-lib';
import { cellStageProps } from '../../../bin/deployment/cell-stage-props';
import { CellsDeployment } from '../../../bin/deployment/deployment';
import { createScopes } from '../../../bin/stacks';
import cdk from '../../../cdk.json';
import { OpenClawConfig } from '../../../lib/config';
import { proxyPort } from '../../../lib/egress';
import { renderListsDocument } from '../../../lib/egress/lists-document';
import { TenantGateway } from '../../../lib/tenancy';

/** Something that is rendered for a tenant, or for what all tenants of a cell share. */
export interface Rendered {
  readonly cell: string;
  /** None for what all tenants of the cell share. */
  readonly tenant?: string;
  readonly text: string;
}

/** What each tenant is given: its list, host, port, priorities, directory, names and configuration. */
export function renderTenants(deployment: CellsDeployment): Map<string, Rendered> {
  const rendered = deployment.file.cells.flatMap(cell => {
    const { cell: shared, tenants } = cellStageProps(deployment, cell);
    return tenants.map((props): [string, Rendered] => {
      const { tenant, host = tenant.id } = props;
      const { id, slot } = tenant;
      const hostName = `${host}.${shared.ingress.domainName}`;
      const config = new OpenClawConfig({ ...props, hostName });
      const list = renderListsDocument([TenantGateway.egressListOf({ ...props, config })]).text;
      const place = { hostName, port: proxyPort(slot), priorities: [2 * slot - 1, 2 * slot], path: `/tenants/${id}` };
      const text = JSON.stringify([tenant, place, list, config.render()]);
      return [`${shared.cellName}-${id}`, { cell: cell.id, tenant: id, text }];
    });
  });
  return new Map(rendered);
}

/** The template of every stack, byte by byte, by the name of the stack. */
export function renderTemplates(deployment: CellsDeployment): Map<string, Rendered> {
  const context = { ...cdk.context, '@aws-cdk/core:annotationsInValidationReport': false };
  const app = new App({ context, analyticsReporting: false, treeMetadata: false, stackTraces: false });
  createScopes(app, deployment);
  const prefix = `${deployment.file.name}-`;
  const rendered = app.synth().stacksRecursively.map(({ stackName, templateFullPath }): [string, Rendered] => {
    const [cell = '', ...rest] = stackName.slice(prefix.length).split('-');
    const part = rest.join('-');
    const tenant = ['cell', 'lists'].includes(part) ? undefined : part.replace(/^removed-/, '');
    return [stackName, { cell, tenant, text: fs.readFileSync(templateFullPath, 'utf8') }];
  });
  return new Map(rendered);
}
