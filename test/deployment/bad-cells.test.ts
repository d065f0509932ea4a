import { parseDeployment } from '../../bin/deployment/parse';
import { CELL_MISTAKES, LIFE_MISTAKES, PLACEMENT_MISTAKES, TOPOLOGY_MISTAKES } from './bad-cells';
import { TENANT_CONFIG_MISTAKES, TENANT_MISTAKES } from './bad-tenants';
import { CELLS, edit } from './edit';

test('the file that the mistakes are made in is valid', () => {
  expect(parseDeployment('bad.yaml', CELLS).problems).toEqual([]);
});

test.each([
  ...TOPOLOGY_MISTAKES,
  ...CELL_MISTAKES,
  ...TENANT_MISTAKES,
  ...PLACEMENT_MISTAKES,
  ...LIFE_MISTAKES,
  ...TENANT_CONFIG_MISTAKES,
])('a file of many tenants is refused for $name', mistake => {
  const { deployment, problems } = parseDeployment('bad.yaml', edit(CELLS, mistake.edits));
  expect(deployment).toBeUndefined();
  expect(problems).toEqual(mistake.problems.map(problem => `bad.yaml:${problem}`));
});
