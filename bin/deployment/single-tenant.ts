import { certificateRegion, certificateSource } from './certificate-rules';
import { createConfigInputs } from './config-inputs';
import { configuredHosts } from './egress';
import { vpcsFit } from './egress-rules';
import { extraDomainProblems } from './extra-domains';
import { issueProblems } from './issue-messages';
import { Judgement } from './judgement';
import { fileProblems } from './rules';
import { deploymentSchema } from './schema';
import { valueAt } from './schema-guide';
import { LocatedTenant, tenantProblems } from './tenant-rules';
import { tenantSchema } from './tenant-schema';
import { validFields } from './valid-sections';

/** Judges the data of a file of one tenant. */
export function judgeSingleTenant(data: unknown): Judgement {
  const parsed = deploymentSchema.safeParse(data);
  const sections = validFields(deploymentSchema.shape, data);
  const tenant: LocatedTenant = {
    field: ['tenant'],
    section: validFields(tenantSchema.shape, valueAt(['tenant'], data)),
  };
  const config = createConfigInputs(tenant, sections.region, data);
  const configured = config.inputs === undefined ? [] : configuredHosts(config.inputs);
  const problems = [
    ...(parsed.success ? [] : issueProblems(parsed.error.issues, data)),
    ...fileProblems(sections, data),
    ...vpcsFit(sections, [{ field: ['network', 'cidr'], cidr: sections.network?.cidr }]),
    ...certificateSource(sections, data),
    ...certificateRegion(sections),
    ...tenantProblems(tenant, sections),
    ...extraDomainProblems(['egress', 'extraDomains'], data, configured),
    ...config.problems,
  ];
  const { inputs } = config;
  const content = parsed.data && inputs && ({ topology: 'single-tenant', file: parsed.data, config: inputs } as const);
  return { problems, warnings: [], content };
}
