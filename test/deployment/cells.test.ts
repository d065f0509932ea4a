import { CellsDeployment } from '../../bin/deployment/deployment';
import { parseDeployment } from '../../bin/deployment/parse';
import { CELLS, edit } from './edit';

function valid(...edits: [string, string][]): CellsDeployment {
  const { deployment, problems } = parseDeployment('test.yaml', edit(CELLS, edits));
  expect(problems).toEqual([]);
  if (deployment === undefined || deployment.topology === 'single-tenant') throw new Error('The file has no cells');
  return deployment;
}

test('a file says which topology it describes', () => {
  expect(valid().topology).toBe('hybrid');
});

test('each tenant has its own model, channels and settings, by its id', () => {
  const { configs } = valid();
  expect([...configs.keys()]).toEqual(['support', 'sales', 'counsel']);
  expect(configs.get('support')?.channels.map(({ id }) => id)).toEqual(['slack']);
  expect(configs.get('sales')?.modelProvider.model).toBe('openai/gpt-5.5');
  expect(configs.get('counsel')?.modelProvider.allowedHosts).toEqual([
    expect.objectContaining({ host: 'bedrock-runtime.eu-central-1.amazonaws.com' }),
  ]);
});

test('what a tenant does not say has a default that the reader of the file need not know', () => {
  const [support] = valid().file.tenants;
  expect(support).toMatchObject({ audience: 'person', encryption: 'cell' });
});

test('a file without egress gets the proxy tier, with no further ports', () => {
  expect(valid(['egress:\n  tier: proxy\n', '']).file.egress).toEqual({ tier: 'proxy', ports: [] });
  expect(valid().file.egress).toEqual({ tier: 'proxy', ports: [] });
});

test('a file without topology but with tenants is asked for its topology', () => {
  const { problems } = parseDeployment('test.yaml', edit(CELLS, [['topology: hybrid\n', '']]));
  expect(problems).toEqual([
    'test.yaml:1:1: topology: is missing; add it: whether all cells are shared, or some are dedicated to one tenant each. Use multi-tenant or hybrid',
  ]);
});

const LAST = '    keepUntil: "2026-12-06"\n';

test('a tenant that moved keeps its state in the cell that it left, under its id', () => {
  const tombstone =
    '  - { id: counsel, cell: a, slot: 7, removedOn: "2026-10-01", keepUntil: "2026-12-01", movedTo: legal }\n';
  expect(valid([LAST, `${LAST}${tombstone}`]).file.removedTenants).toHaveLength(2);
});

test('a tenant may be removed from the cell that it moved to', () => {
  const tombstone = '  - { id: intern, cell: legal, slot: 7, removedOn: "2026-10-01", keepUntil: "2026-12-01" }\n';
  const counsel: [string, string] = [
    '    cell: legal\n    slot: 1\n    classification: restricted',
    '    cell: a\n    slot: 4\n    classification: internal',
  ];
  valid([LAST, `${LAST}    movedTo: legal\n${tombstone}`], counsel);
});

test('a dedicated cell without a tenant is told, and stays valid so that it can be destroyed', () => {
  const text = edit(CELLS, [
    [
      '    cell: legal\n    slot: 1\n    classification: restricted',
      '    cell: a\n    slot: 4\n    classification: internal',
    ],
  ]);
  const { deployment, warnings } = parseDeployment('test.yaml', text);
  expect(deployment).toBeDefined();
  expect(warnings).toEqual([
    'test.yaml:18:9: cells[1].id: "legal" is dedicated, and no tenant is in it; name it as the cell of one, or destroy and remove it',
  ]);
});
