import { cellNetworkProblems } from './cell-network-rules';
import { cellProblems, emptyDedicatedCells } from './cell-rules';
import { cellTenantProblems, webhooksFit } from './cell-tenant-rules';
import { CellTenantSection } from './cell-tenant-schema';
import { CellsFile, cellsSchema } from './cells-schema';
import { ConfigInputs, createConfigInputs } from './config-inputs';
import { CellsContent } from './deployment';
import { configuredHosts } from './egress';
import { extraDomainProblems } from './extra-domains';
import { issueProblems } from './issue-messages';
import { Judgement } from './judgement';
import { Located, LocatedCells, locateCells } from './located-cells';
import { moveProblems } from './move-rules';
import { placementProblems } from './placement-rules';
import { Problem } from './problem';
import { furtherHosts, openedPorts, portsAreOpen } from './proxy-port-rules';
import { keptLongEnough, overdueReviews, removalDays } from './review-rules';
import { fileProblems } from './rules';
import { nearlyFull, slotProblems } from './slot-rules';
import { tenantHostProblems } from './tenant-host-rules';
import { tenantIdProblems } from './tenant-id-rules';
import { tenantProblems } from './tenant-rules';

/** Judges the data of a file of many tenants; without a day, nothing is judged by the calendar. */
export function judgeCells(data: unknown, today?: string): Judgement {
  const parsed = cellsSchema.safeParse(data);
  const all = locateCells(data);
  const tenants = all.tenants.map(tenant => judgeTenant(tenant, all.file, data));
  const overdue = today === undefined ? [] : overdueReviews(all, today);
  const isProduction = all.file.environment === 'production';
  const problems = [
    ...(parsed.success ? [] : issueProblems(parsed.error.issues, data)),
    ...fileProblems(all.file, data),
    ...deploymentProblems(all, data),
    ...(isProduction ? overdue : []),
    ...tenants.flatMap(tenant => tenant.problems),
  ];
  const warnings = [
    ...nearlyFull(all),
    ...emptyDedicatedCells(all),
    ...(isProduction ? [] : overdue),
    ...(today === undefined ? [] : keptLongEnough(all, today)),
  ];
  const content =
    parsed.data &&
    contentOf(
      parsed.data,
      tenants.map(({ inputs }) => inputs),
    );
  return { problems, warnings, content };
}

function deploymentProblems(all: LocatedCells, data: unknown): Problem[] {
  return [
    ...cellProblems(all),
    ...cellNetworkProblems(all, data),
    ...slotProblems(all),
    ...tenantIdProblems(all),
    ...tenantHostProblems(all),
    ...placementProblems(all, data),
    ...removalDays(all),
    ...moveProblems(all),
    ...openedPorts(all),
  ];
}

function judgeTenant(tenant: Located<CellTenantSection>, file: LocatedCells['file'], data: unknown) {
  const { inputs, problems, hosts } = createConfigInputs(tenant, file.region, data);
  const list = [...tenant.field, 'extraDomains'];
  const configured = inputs === undefined ? [] : configuredHosts(inputs);
  const all: Problem[] = [
    ...tenantProblems(tenant, file),
    ...cellTenantProblems(tenant.field, data),
    ...webhooksFit(tenant.field, inputs?.channels ?? []),
    ...extraDomainProblems(list, data, configured),
    ...portsAreOpen(file, [...hosts, ...furtherHosts(list, data)]),
    ...problems,
  ];
  return { inputs, problems: all };
}

function contentOf(file: CellsFile, inputs: readonly (ConfigInputs | undefined)[]): CellsContent {
  const configs = file.tenants.flatMap(({ id }, index): [string, ConfigInputs][] => {
    const config = inputs[index];
    return config === undefined ? [] : [[id, config]];
  });
  return { topology: file.topology, file, configs: new Map(configs) };
}
