import { problemsOf } from '../../bin/deployment/lib-errors';

function problems(message: string) {
  return problemsOf(
    () => {
      throw new Error(message);
    },
    ['tenant', 'channels', 0],
    { cidr: ['network', 'cidr'], domainName: ['ingress', 'domain'] },
  );
}

test('answers nothing when nothing is wrong', () => {
  expect(problemsOf(() => undefined, ['tenant'])).toEqual([]);
});

test('puts a prop of the section behind the path of the section', () => {
  expect(problems('channels[1].users must name somebody, got none')).toEqual([
    { field: ['tenant', 'channels', 0, 'channels', 1, 'users'], message: 'must name somebody, got none' },
  ]);
});

test('puts a prop where the deployment file has it', () => {
  expect(problems('cidr must be private, got 8.8.8.0/20')).toEqual([
    { field: ['network', 'cidr'], message: 'must be private, got 8.8.8.0/20' },
  ]);
});

test('keeps the name of a prop that the deployment file calls otherwise', () => {
  expect(problems('domainName must be a name')).toEqual([
    { field: ['ingress', 'domain'], message: 'domainName must be a name' },
  ]);
});

test('makes each line a problem of its own', () => {
  expect(problems('a must be b\nc must be d')).toHaveLength(2);
});

test('lets defects of the program through with their stack trace', () => {
  const defect = () => {
    throw new TypeError('x is not a function');
  };
  expect(() => problemsOf(defect, [])).toThrow(TypeError);
});
