import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import { CellAttributes, Channel, Classification, Egress, Ingress, ModelProvider, Tenant } from '../../lib';
import { CellStage, CellStageProps, CellTenantProps } from '../../patterns';

const { context } = JSON.parse(readFileSync(path.join(__dirname, '..', '..', 'cdk.json'), 'utf8'));

/** An app as `cdk synth` has it, without what only people read. */
export function testApp(): App {
  return new App({ context, analyticsReporting: false, treeMetadata: false, stackTraces: false });
}

/** Whoever has an id and a slot. */
export function tenant(id: string, slot: number): Tenant {
  return new Tenant({
    id,
    slot,
    classification: Classification.INTERNAL,
    owner: `${id}-team`,
    purpose: 'Answers the first questions of customers.',
    reviewBy: '2027-05-01',
  });
}

/** A scope for what exists already. */
export const REFERENCES = new Stack(new App({ autoSynth: false }), 'References');

/** A certificate that exists already. */
export const CERTIFICATE = acm.Certificate.fromCertificateArn(
  REFERENCES,
  'Certificate',
  'arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
);

/** The way into a cell: hosts below its domain. */
export function cellIngress(cellId = 'a'): Ingress {
  return Ingress.internal({
    domainName: `${cellId}.claw.example.com`,
    subdomains: true,
    certificate: CERTIFICATE,
  });
}

/** What a test says of a tenant's stack. */
export function tenantProps(id: string, slot: number, props: Partial<CellTenantProps> = {}): CellTenantProps {
  return {
    tenant: tenant(id, slot),
    modelProvider: ModelProvider.anthropic({ model: 'claude-opus-4-6' }),
    channels: [Channel.slackSocket()],
    ...props,
  };
}

/** What a test says of a cell. */
export interface CellFixture {
  readonly id?: string;
  readonly cell?: Partial<CellStageProps['cell']>;
  readonly tenants?: CellTenantProps[];
  readonly removedTenants?: CellStageProps['removedTenants'];
}

/** The stacks of a cell, by default with two tenants. */
export function cellStage(app: App, { id = 'a', cell, tenants, removedTenants }: CellFixture = {}): CellStage {
  return new CellStage(app, `acme-${id}`, {
    env: { region: 'eu-central-1' },
    cell: {
      cellName: `acme-${id}`,
      ingress: cellIngress(id),
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      cidr: '10.1.0.0/20',
      alarmEmail: 'ops@example.com',
      ...cell,
    },
    tenants: tenants ?? [tenantProps('support', 1), tenantProps('sales', 7)],
    removedTenants,
  });
}

/** The template of a stack of a stage: `lists`, `cell`, or the id of a tenant. */
export function templateOf(stage: CellStage, stack: string): Template {
  return Template.fromStack(stage.node.findChild(stack) as Stack);
}

/** A stack beside the cell, as that of a tenant is. */
export function tenantsStack(app: App = testApp(), id = 'Tenants'): Stack {
  return new Stack(app, id, { env: { region: 'eu-central-1' } });
}

/** What a stack knows of the cell a. */
export const CELL: CellAttributes = {
  cellName: 'acme-a',
  egress: Egress.proxy(),
  availabilityZones: ['eu-central-1a', 'eu-central-1b'],
  loadBalancerCidrs: ['10.1.2.0/24', '10.1.3.0/24'],
};

/** The names of the parameters of cells that a template reads. */
export function readParameters(template: Template): string[] {
  const parameters: { [id: string]: { Default?: string } } = template.toJSON().Parameters ?? {};
  return Object.values(parameters)
    .flatMap(({ Default }) => Default ?? [])
    .filter(name => name.startsWith('/openclaw/'))
    .sort();
}
