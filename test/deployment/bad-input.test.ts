import { parseDeployment } from '../../bin/deployment/parse';
import { HOST_MISTAKES, TIER_MISTAKES } from './bad-egress';
import { CONFIG_MISTAKES, FIELD_MISTAKES, YAML_MISTAKES } from './bad-input';
import { edit, VALID } from './edit';

function problems(edits: [string, string][]): string[] {
  return parseDeployment('bad.yaml', edit(VALID, edits)).problems;
}

test('the file that the mistakes are made in is valid', () => {
  expect(problems([])).toEqual([]);
});

test.each([...FIELD_MISTAKES, ...HOST_MISTAKES, ...TIER_MISTAKES, ...CONFIG_MISTAKES, ...YAML_MISTAKES])(
  'a deployment file is refused for $name',
  mistake => {
    expect(problems(mistake.edits)).toEqual(mistake.problems.map(problem => `bad.yaml:${problem}`));
  },
);
