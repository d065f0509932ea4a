import { ModelProvider } from '../../lib/config';
import { Document, problemOf } from './fixture';

const API = 'https://llm.example.com/v1';

function entryOf(provider: ModelProvider): Document {
  const settings: Document = provider._settings();
  return settings.models.providers[provider.id];
}

test.each([
  ['anthropic', ModelProvider.anthropic({ model: 'm' }), 'ANTHROPIC_API_KEY', 'api.anthropic.com'],
  ['openai', ModelProvider.openAi({ model: 'm' }), 'OPENAI_API_KEY', 'api.openai.com'],
])('knows %s: plugin, key and host together', (id, provider, key, host) => {
  expect(provider.id).toBe(id);
  expect(provider.model).toBe(`${id}/m`);
  expect(provider.plugin).toEqual({ id });
  expect(provider.secretNames).toEqual([key]);
  expect(provider.allowedHosts).toEqual([{ host, reason: 'Model provider: API' }]);
  expect(entryOf(provider)).toEqual({
    baseUrl: expect.stringContaining(`https://${host}`),
    apiKey: { source: 'env', provider: 'default', id: key },
    models: [],
  });
});

test.each([
  [
    'a compatible server',
    ModelProvider.openAiCompatible({ baseUrl: API, model: 'm' }),
    { id: 'custom', key: 'OPENCLAW_MODEL_API_KEY', host: 'llm.example.com', baseUrl: API },
  ],
  [
    'Bedrock',
    ModelProvider.bedrock({ region: 'eu-central-1', model: 'm' }),
    {
      id: 'bedrock',
      key: 'AWS_BEARER_TOKEN_BEDROCK',
      host: 'bedrock-runtime.eu-central-1.amazonaws.com',
      baseUrl: 'https://bedrock-runtime.eu-central-1.amazonaws.com/openai/v1',
    },
  ],
])('speaks the OpenAI API with %s, with this one model', (_, provider, { id, key, host, baseUrl }) => {
  expect(provider.id).toBe(id);
  expect(provider.model).toBe(`${id}/m`);
  expect(provider.plugin).toBeUndefined();
  expect(provider.secretNames).toEqual([key]);
  expect(provider.allowedHosts).toEqual([{ host, reason: 'Model provider: API' }]);
  expect(provider._settings()).toMatchObject({ models: { mode: 'replace' } });
  expect(entryOf(provider)).toEqual({
    baseUrl,
    api: 'openai-completions',
    apiKey: { source: 'env', provider: 'default', id: key },
    models: [
      {
        id: 'm',
        name: 'm',
        reasoning: false,
        input: ['text'],
        cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
        contextWindow: 128000,
        maxTokens: 8192,
      },
    ],
  });
});

test('allows the port of a compatible server', () => {
  const provider = ModelProvider.openAiCompatible({ baseUrl: 'https://llm.example.com:8443/v1', model: 'm' });

  expect(provider.allowedHosts).toEqual([{ host: 'llm.example.com', port: 8443, reason: 'Model provider: API' }]);
});

test.each([
  ['a compatible server', (sizes: object) => ModelProvider.openAiCompatible({ baseUrl: API, model: 'm', ...sizes })],
  ['Bedrock', (sizes: object) => ModelProvider.bedrock({ region: 'eu-central-1', model: 'm', ...sizes })],
])('tells OpenClaw the sizes of the model of %s', (_, create) => {
  const provider = create({ contextWindow: 32000, maxTokens: 1024 });

  expect(entryOf(provider).models[0]).toMatchObject({ contextWindow: 32000, maxTokens: 1024 });
  expect(problemOf(() => create({ contextWindow: 0, maxTokens: 1.5 }))).toBe(
    'contextWindow must be a whole number from 1 to 100000000, got 0: write it out\n' +
      'maxTokens must be a whole number from 1 to 100000000, got 1.5: write it out',
  );
});

test.each(['', 'a b', 'm\n', "m'", 'x'.repeat(201)])('fails for the model %j', model => {
  const problem = `model must be the name of a model without spaces, got '${model}': copy it from the provider's list of models`;

  expect(problemOf(() => ModelProvider.anthropic({ model }))).toBe(problem);
  expect(problemOf(() => ModelProvider.openAi({ model }))).toBe(problem);
  expect(problemOf(() => ModelProvider.openAiCompatible({ baseUrl: API, model }))).toBe(problem);
  expect(problemOf(() => ModelProvider.bedrock({ region: 'eu-central-1', model }))).toBe(problem);
});

test('fails for a key in place of the model without repeating it', () => {
  const model = ['sk', 'ant', 'api03', 'abcD1'.repeat(5)].join('-');

  expect(problemOf(() => ModelProvider.anthropic({ model }))).toBe(
    'model must not be a key, got a literal secret: enter it in the ProviderSecret after the deployment',
  );
});

test.each(['', 'eu', 'Frankfurt', 'EU-CENTRAL-1', 'eu-central-1.evil.example'])('fails for the region %j', region => {
  expect(problemOf(() => ModelProvider.bedrock({ region, model: 'm' }))).toBe(
    `region must be the code of an AWS region such as 'eu-central-1', got '${region}': copy it from the AWS console`,
  );
});

test.each(['', 'llm.example.com', 'http://llm.example.com/v1', 'ftp://llm.example.com', 'https://'])(
  'fails for the address %j, which is not https',
  baseUrl => {
    expect(problemOf(() => ModelProvider.openAiCompatible({ baseUrl, model: 'm' }))).toBe(
      `baseUrl must be an https address such as 'https://llm.example.com/v1', got '${baseUrl}': the key crosses it`,
    );
  },
);

test.each([
  ['https://user', 'hunter2@llm.example.com'].join(':'),
  ['http://user', 'hunter2@llm.example.com'].join(':'),
  'https://user@llm.example.com',
  `https://llm.example.com/${['sk', 'abcD1'.repeat(5)].join('-')}`,
])('fails for an address with something secret in it without repeating it', baseUrl => {
  expect(problemOf(() => ModelProvider.openAiCompatible({ baseUrl, model: 'm' }))).toBe(
    'baseUrl must not hold a user, a password or a key: the key belongs in OPENCLAW_MODEL_API_KEY of the ProviderSecret',
  );
});

test.each(['?key=abc', '#x', '/v1?'])('fails for an address that ends in %s', end => {
  expect(
    problemOf(() => ModelProvider.openAiCompatible({ baseUrl: `https://llm.example.com${end}`, model: 'm' })),
  ).toBe('baseUrl must end with its path, got more: leave out what follows ? or #, which is where keys are put');
});

test.each([
  ['https://\u0430pi.example.com', 'xn--pi-6kc.example.com'],
  ['https://LLM.example.com', 'llm.example.com'],
  ['https://2130706433/v1', '127.0.0.1'],
])('fails for the address %s, which reads as another host', (baseUrl, host) => {
  expect(problemOf(() => ModelProvider.openAiCompatible({ baseUrl, model: 'm' }))).toBe(
    `baseUrl must be in lower-case ASCII, got '${baseUrl}': the host is really '${host}', write that if you mean it`,
  );
});
