import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { cellStageProps } from '../../bin/deployment/cell-stage-props';
import { CellsDeployment, Deployment } from '../../bin/deployment/deployment';
import { parseDeployment } from '../../bin/deployment/parse';
import { createStacks } from '../../bin/stacks';
import { edit, VALID } from '../deployment/edit';

const CELLS = fs.readFileSync(path.join(__dirname, '..', 'deployment', 'fixtures', 'cells.yaml'), 'utf8');

type Edits = [string, string][];

function read(text: string, edits: Edits = []): Deployment {
  const { deployment, problems } = parseDeployment('acme.yaml', edit(text, edits));
  expect(problems).toEqual([]);
  return deployment as Deployment;
}

function create(deployment: Deployment, only?: string): { app: App; problems: string[] } {
  const app = new App();
  return { app, problems: createStacks(app, deployment, only) };
}

/** The stages of an app, with the ids and names of their stacks. */
function stagesOf(app: App): { [stage: string]: { [id: string]: string } } {
  return Object.fromEntries(
    app.node.children.map(stage => {
      const stacks = stage.node.children.filter(child => child instanceof Stack);
      return [stage.node.id, Object.fromEntries(stacks.map(stack => [stack.node.id, stack.stackName]))];
    }),
  );
}

const CELL_A = {
  lists: 'acme-a-lists',
  cell: 'acme-a-cell',
  support: 'acme-a-support',
  sales: 'acme-a-sales',
  'removed-intern': 'acme-a-removed-intern',
};

test('each cell becomes a stage, with a stack for each tenant that it has or had', () => {
  const { app, problems } = create(read(CELLS));
  expect(problems).toEqual([]);
  expect(stagesOf(app)).toEqual({
    'acme-a': CELL_A,
    'acme-legal': { lists: 'acme-legal-lists', cell: 'acme-legal-cell', counsel: 'acme-legal-counsel' },
  });
});

test('of the one cell that the context names, and of no other, there is a stage', () => {
  const { app, problems } = create(read(CELLS), 'a');
  expect(problems).toEqual([]);
  expect(stagesOf(app)).toEqual({ 'acme-a': CELL_A });
});

test('a cell that nobody knows is told, with the one that may be meant', () => {
  const { app, problems } = create(read(CELLS), 'legl');
  expect(problems).toEqual([
    'acme.yaml:15:3: cells: holds no cell "legl", which the context names; did you mean "legal"?',
  ]);
  expect(stagesOf(app)).toEqual({});
});

test('a file of one tenant becomes one stack, and has no cells to name', () => {
  const { app, problems } = create(read(VALID));
  expect(problems).toEqual([]);
  expect(app.node.children.map(({ node }) => node.id)).toHaveLength(1);
  expect(create(read(VALID), 'a').problems).toEqual([
    'acme.yaml:1:1: cells: holds no cell "a", which the context names',
  ]);
});

describe('the properties of a stage', () => {
  const further: Edits = [
    ['environment: development', 'environment: production\nretention: { logsDays: 365, backupsDays: 90 }'],
    ['tier: proxy\n', 'tier: proxy\n  ports: [8443]\n'],
    [
      'host: offers',
      'host: offers\n    encryption: own\n    retention: { logsDays: 30 }\n    size: { cpu: 1024, memoryMiB: 4096 }',
    ],
    ['removedTenants:', 'tags: { cost: "42" }\nrotation: { tokenDays: 7 }\nremovedTenants:'],
  ];
  const deployment = read(CELLS, further) as CellsDeployment;
  const [shared, dedicated] = deployment.file.cells.map(cell => cellStageProps(deployment, cell));
  const [support, sales] = shared.tenants;

  test('are those of the cell, or else of the whole file', () => {
    expect(shared.env).toEqual({ account: undefined, region: 'eu-central-1' });
    expect(shared.cell).toMatchObject({
      cellName: 'acme-a',
      cidr: '10.1.0.0/20',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      egressPorts: [993, 8443],
      logRetention: 365,
      tags: { 'openclaw:environment': 'production', 'openclaw:cell': 'acme-a', cost: '42' },
    });
    expect(shared.cell.backupRetention?.toDays()).toBe(90);
    expect(dedicated.cell.cidr).toBeUndefined();
  });

  test('lead to hosts below a domain of the cell', () => {
    for (const [{ cell }, id] of [
      [shared, 'a'],
      [dedicated, 'legal'],
    ] as const) {
      expect(cell.ingress).toMatchObject({ domainName: `${id}.claw.example.com`, subdomains: true });
    }
    expect([support.host, sales.host]).toEqual([undefined, 'offers']);
  });

  test('are those of the tenant, or else of the whole file', () => {
    expect(support).toMatchObject({ ownKey: false, logRetention: 365, cpu: undefined, memory: undefined });
    expect(sales).toMatchObject({ ownKey: true, logRetention: 30, cpu: 1024 });
    expect(sales.memory?.toMebibytes()).toBe(4096);
    expect(sales.rotateTokenEvery?.toDays()).toBe(7);
    expect(support.tenant).toMatchObject({ id: 'support', slot: 1, classification: 'internal', owner: 'support-team' });
    expect(support.tags).toEqual({ 'openclaw:environment': 'production', cost: '42' });
    expect(support.extraHosts?.map(({ host }) => host)).toEqual(['status.example.com']);
  });

  test('are those of the tenants of the cell alone', () => {
    expect(shared.tenants.map(({ tenant }) => tenant.id)).toEqual(['support', 'sales']);
    expect(dedicated.tenants.map(({ tenant }) => tenant.id)).toEqual(['counsel']);
  });
});
