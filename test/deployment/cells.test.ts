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
