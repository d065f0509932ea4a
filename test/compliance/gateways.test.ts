import { configsOf, gatewaysOf, gatewayTasksOf, runsOpenClaw } from '../../lib/compliance/gateways';
import { UNKNOWN } from '../../lib/compliance/reading';
import { Template } from '../../lib/compliance/template';

function template(...containers: unknown[]): Template {
  const Task = { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: containers } };
  return new Template('Test', { Parameters: { Untold: {} }, Resources: { Task } });
}

function variable(Name: string, Value: unknown = 'x') {
  return { Environment: [{ Name, Value }] };
}

test.each([
  ['its image', { Image: 'ghcr.io/openclaw/openclaw:2026.9.6' }],
  ['its image, put together', { Image: { 'Fn::Join': ['', ['registry', '/openclaw@sha256:0a5f']] } }],
  ['the state directory', variable('OPENCLAW_STATE_DIR')],
  ['the path of a configuration', variable('OPENCLAW_CONFIG_PATH')],
  ['the token', { Secrets: [{ Name: 'OPENCLAW_GATEWAY_TOKEN', ValueFrom: 'arn' }] }],
  ['one branch of a condition', { 'Fn::If': ['C', variable('OPENCLAW_STATE_DIR'), { Image: 'nginx' }] }],
])('a container runs OpenClaw when %s says so', (_, container) => {
  expect(gatewaysOf(template({ Image: 'nginx' }, container))).toHaveLength(1);
});

test.each([
  ['another program', { Image: 'nginx' }],
  ['an image that is only named after it', { Image: 'someone/not-openclaw:1' }],
  [
    'what writes the configuration',
    { Environment: ['OPENCLAW_CONFIG', 'OPENCLAW_CONFIG_PATH'].map(Name => ({ Name })) },
  ],
  ['a container that only the deployment tells', { Ref: 'Untold' }],
])('%s does not run OpenClaw', (_, container) => {
  expect(gatewaysOf(template(container))).toEqual([]);
  expect(runsOpenClaw([template(container)])).toBe(false);
});

test('a task in which OpenClaw runs is taken with all its containers, the untold included', () => {
  const [task, ...others] = gatewayTasksOf(
    template({ Name: 'gateway', ...variable('OPENCLAW_STATE_DIR') }, { Name: 'edge' }, { Ref: 'Untold' }),
  );

  expect(others).toEqual([]);
  expect(task?.containers.map(({ name }) => name)).toEqual(['gateway', 'edge', '2']);
  expect(task?.containers[2]?.read('User')).toEqual([UNKNOWN]);
  expect(task?.containers[1]?.path('User')).toEqual(['ContainerDefinitions', 1, 'User']);
});

test('OpenClaw runs in a deployment when it runs in one of its templates', () => {
  expect(runsOpenClaw([template({ Image: 'nginx' }), template(variable('OPENCLAW_STATE_DIR'))])).toBe(true);
});

test.each([
  ['a literal', '{"gateway":{}}', [{ gateway: {} }]],
  ['each branch of a condition', { 'Fn::If': ['C', '{"a":1}', '{"b":2}'] }, [{ a: 1 }, { b: 2 }]],
  ['nothing that is no JSON', 'gateway:', [undefined]],
  ['nothing that only the deployment tells', { Ref: 'Untold' }, [undefined]],
])('reads as configuration %s', (_, value, configs) => {
  expect(configsOf(template(variable('OPENCLAW_CONFIG', value))).map(({ config }) => config)).toEqual(configs);
});
