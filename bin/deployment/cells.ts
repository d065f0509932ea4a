import { cellTenantSchema } from './cell-tenant-schema';
import { cellsSchema } from './cells-schema';
import { ConfigInputs, createConfigInputs } from './config-inputs';
import { configuredHosts } from './egress';
import { extraDomainProblems } from './extra-domains';
import { issueProblems } from './issue-messages';
import { Judgement } from './judgement';
import { Problem } from './problem';
import { fileProblems } from './rules';
import { valueAt } from './schema-guide';
import { tenantProblems } from './tenant-rules';
import { ValidSections, validFields } from './valid-sections';

/** Judges the data of a file of many tenants. */
export function judgeCells(data: unknown): Judgement {
  const parsed = cellsSchema.safeParse(data);
  const sections = validFields(cellsSchema.shape, data);
  const tenants = listAt('tenants', data).map((_, index) => judgeTenant(index, sections, data));
  const problems = [
    ...(parsed.success ? [] : issueProblems(parsed.error.issues, data)),
    ...fileProblems(sections, data),
    ...tenants.flatMap(tenant => tenant.problems),
  ];
  if (!parsed.success) return { problems, warnings: [] };
  const configs = parsed.data.tenants.flatMap(({ id }, index): [string, ConfigInputs][] => {
    const inputs = tenants[index]?.inputs;
    return inputs === undefined ? [] : [[id, inputs]];
  });
  const { topology } = parsed.data;
  return { problems, warnings: [], content: { topology, file: parsed.data, configs: new Map(configs) } };
}

function judgeTenant(index: number, sections: ValidSections, data: unknown) {
  const field = ['tenants', index];
  const section = validFields(cellTenantSchema.shape, valueAt(field, data));
  const tenant = { field, section };
  const { inputs, problems } = createConfigInputs(tenant, sections.region, data);
  const configured = inputs === undefined ? [] : configuredHosts(inputs);
  const all: Problem[] = [
    ...tenantProblems(tenant, sections),
    ...extraDomainProblems([...field, 'extraDomains'], data, configured),
    ...problems,
  ];
  return { inputs, problems: all };
}

function listAt(name: string, data: unknown): readonly unknown[] {
  const value = valueAt([name], data);
  return Array.isArray(value) ? value : [];
}
