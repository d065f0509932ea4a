import { parseArgs } from 'node:util';
import { Classification } from '../../lib/tenancy';
import { CellsDeployment } from '../deployment/deployment';
import { didYouMean } from '../deployment/suggest';
import { addTenant, NewTenant } from '../tenants/add-tenant';
import { arrivalSteps } from '../tenants/arrival-steps';
import { readFragment } from '../tenants/fragment';
import { TenantsFile } from '../tenants/tenants-file';
import { Command, wrongUse } from './command';
import { dayProblem, machineDay } from './day';
import { fileAndTenant } from './tenant-arguments';
import { editTenants, TenantEdit } from './tenant-edit';
import { placeDetails } from './tenant-report';

const CLASSIFICATIONS: string[] = Object.values(Classification);

/** The providers that need nothing beside the name of a model. */
const PROVIDERS = ['anthropic', 'openAi', 'bedrock'];

const USAGE = `Usage: openclaw-cdk tenant add [options] <deployment file> <id>

Adds a tenant in the least full cell that it may share, or in an empty dedicated one when its classification asks for
a cell of its own, in the lowest free slot. Opens a cell when there is none. Nobody else is moved.

Options, the first four required, and a model:
  --classification <name>  how sensitive its data is: ${CLASSIFICATIONS.join(', ')}
  --owner <name>           who answers for it
  --purpose <text>         what its agent is for, for the reviewer
  --review-by <day>        when somebody decides whether it is still needed, as 2027-03-31
  --model-provider <kind:model>
                           ${PROVIDERS.join(', ')} and the model; or modelProvider in the file of --from
  --from <file>            YAML with its further fields, such as channels and tools, as they stand in a deployment file
  --host <label>           first label of its host name; the id unless told otherwise
  --cell <id>              the cell that it goes to, in place of the least full
  --certificate-arn <arn>  the certificate of a cell that is opened, where no hosted zone proves one
  --today <day>            the day on which the review date is judged; today unless told otherwise
  --help                   this text`;

const REQUIRED = ['classification', 'owner', 'purpose', 'review-by'] as const;

const OPTIONS = {
  classification: { type: 'string' },
  owner: { type: 'string' },
  purpose: { type: 'string' },
  'review-by': { type: 'string' },
  'model-provider': { type: 'string' },
  from: { type: 'string' },
  host: { type: 'string' },
  cell: { type: 'string' },
  'certificate-arn': { type: 'string' },
  today: { type: 'string' },
} as const;

type Values = { readonly [Name in keyof typeof OPTIONS]?: string };

/** Adds a tenant to a deployment file. */
export const tenantAdd: Command = {
  name: 'add',
  summary: 'adds a tenant in a free slot',
  usage: USAGE,
  run: args => {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const named = fileAndTenant(positionals);
    if (typeof named === 'string') return wrongUse(named, USAGE);
    const problem = misuse(values);
    if (problem !== undefined) return wrongUse(problem, USAGE);
    return editTenants(named.file, opened => add(opened, newTenant(named.id, values)));
  },
};

function add({ path, source: before, layout }: TenantsFile, tenant: NewTenant): TenantEdit {
  const { id } = tenant;
  const { source, place } = addTenant(before, layout, tenant);
  return {
    source,
    report: deployment => ({
      title: `Added ${id} to cell ${place.cell}, slot ${place.slot}.`,
      details: [
        ...placeDetails(place, deployment),
        `Entry: ${path}:${source.lineOf('tenants', layout.tenants.length)}${channelsNote(tenant, deployment)}`,
      ],
      steps: arrivalSteps(deployment, id, place),
    }),
  };
}

function channelsNote({ fragment }: NewTenant, { file }: CellsDeployment): string {
  if (fragment?.keys.includes('channels')) return '';
  const otherwise = file.ingress.kind === 'none' ? 'nobody reaches it' : 'it answers in the Control UI alone';
  return `; add channels to it, or ${otherwise}`;
}

function newTenant(id: string, values: Values): NewTenant {
  const { classification, owner = '', purpose = '', host, cell } = values;
  const [kind = '', model = ''] = values['model-provider']?.split(/:(.*)/s) ?? [];
  return {
    id,
    host,
    classification: classification as Classification,
    owner,
    purpose,
    reviewBy: values['review-by'] ?? '',
    modelProvider: kind === '' ? undefined : { kind, model },
    fragment: values.from === undefined ? undefined : readFragment(values.from),
    cell,
    certificateArn: values['certificate-arn'],
  };
}

function misuse(values: Values): string | undefined {
  const missing = REQUIRED.filter(name => values[name] === undefined);
  if (missing.length > 0) return `${missing.map(name => `--${name}`).join(', ')} must be given`;
  if (values['model-provider'] === undefined && values.from === undefined) {
    return 'Name the model with --model-provider, or in a file of --from';
  }
  return classificationProblem(values) ?? providerProblem(values) ?? reviewProblem(values);
}

function classificationProblem({ classification = '' }: Values): string | undefined {
  if (CLASSIFICATIONS.includes(classification)) return undefined;
  const suggestion = didYouMean(classification, CLASSIFICATIONS);
  return `--classification "${classification}" is none; use ${CLASSIFICATIONS.join(', ')}${suggestion}`;
}

function providerProblem({ 'model-provider': provider }: Values): string | undefined {
  const [kind = '', model = ''] = provider?.split(/:(.*)/s) ?? ['anthropic', 'any'];
  if (PROVIDERS.includes(kind) && model !== '') return undefined;
  return `--model-provider "${provider}" must be ${PROVIDERS.join(', ')}, a colon and a model; other providers need modelProvider in a file of --from`;
}

function reviewProblem({ 'review-by': reviewBy = '', today = machineDay() }: Values): string | undefined {
  const problem = dayProblem('review-by', reviewBy) ?? dayProblem('today', today);
  if (problem !== undefined || reviewBy >= today) return problem;
  return `--review-by ${reviewBy} has passed; name the day by which somebody decides whether the tenant is still needed`;
}
