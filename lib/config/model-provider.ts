import { AllowedHost } from '../egress';
import { JsonObject, secretRef } from './json';
import { holdsSecret } from './literal-secrets';
import { OpenClawPlugin } from './openclaw-plugin';
import { countProblems, throwProblems } from './problems';

/** A model at a provider that OpenClaw knows. */
export interface ModelProps {
  /** Name of the model at the provider. */
  readonly model: string;
}

/** A model behind a server that speaks the OpenAI API. */
export interface OpenAiCompatibleProps extends ModelProps {
  /** Address of the API, such as `https://llm.example.com/v1`; its key is `OPENCLAW_MODEL_API_KEY`. */
  readonly baseUrl: string;

  /**
   * How many tokens the model reads at once.
   *
   * @default 128000
   */
  readonly contextWindow?: number;

  /**
   * How many tokens the model writes at once.
   *
   * @default 8192
   */
  readonly maxTokens?: number;
}

/** A model at Amazon Bedrock. */
export interface BedrockProps extends ModelProps {
  /** The region of the model. */
  readonly region: string;

  /**
   * How many tokens the model reads at once.
   *
   * @default 128000
   */
  readonly contextWindow?: number;

  /**
   * How many tokens the model writes at once.
   *
   * @default 8192
   */
  readonly maxTokens?: number;
}

interface ProviderDefinition {
  readonly id: string;
  readonly model: string;
  readonly secretName: string;
  readonly baseUrl: string;
  readonly plugin?: OpenClawPlugin;
  readonly settings: JsonObject;
}

/** The provider of the model that the agent thinks with: settings, key and host together. */
export class ModelProvider {
  /** Anthropic; its key is `ANTHROPIC_API_KEY`. */
  public static anthropic(props: ModelProps): ModelProvider {
    return known('anthropic', 'ANTHROPIC_API_KEY', 'https://api.anthropic.com', props);
  }

  /** OpenAI; its key is `OPENAI_API_KEY`. */
  public static openAi(props: ModelProps): ModelProvider {
    return known('openai', 'OPENAI_API_KEY', 'https://api.openai.com/v1', props);
  }

  /** Any server that speaks the OpenAI API, such as a model gateway of your own; its key is `OPENCLAW_MODEL_API_KEY`. */
  public static openAiCompatible(props: OpenAiCompatibleProps): ModelProvider {
    throwProblems(baseUrlProblems(props.baseUrl));
    // Not MODEL_API_KEY: OpenClaw takes that for another provider's and tries to install its plugin.
    return compatible('custom', 'OPENCLAW_MODEL_API_KEY', props.baseUrl, props);
  }

  /**
   * Amazon Bedrock through its OpenAI-compatible endpoint; its key is `AWS_BEARER_TOKEN_BEDROCK`.
   *
   * OpenClaw's native Bedrock provider is a plugin that the package registry does not carry: bring an image that has it.
   */
  public static bedrock(props: BedrockProps): ModelProvider {
    throwProblems(regionProblems(props.region));
    const baseUrl = `https://bedrock-runtime.${props.region}.amazonaws.com/openai/v1`;
    return compatible('bedrock', 'AWS_BEARER_TOKEN_BEDROCK', baseUrl, props);
  }

  /** @internal */
  public static _of(definition: ProviderDefinition): ModelProvider {
    return new ModelProvider(definition);
  }

  /** OpenClaw's id of the provider. */
  public readonly id: string;

  /** The model, with its provider, as OpenClaw writes it. */
  public readonly model: string;

  /** The plugin that speaks to the provider, unless OpenClaw itself does. */
  public readonly plugin?: OpenClawPlugin;

  /** The environment variables that hold the provider's key. */
  public readonly secretNames: string[];

  /** The hosts that the provider's API is at. */
  public readonly allowedHosts: AllowedHost[];

  private readonly settings: JsonObject;

  private constructor(definition: ProviderDefinition) {
    const { hostname, port } = new URL(definition.baseUrl);
    this.id = definition.id;
    this.model = `${definition.id}/${definition.model}`;
    this.plugin = definition.plugin;
    this.secretNames = [definition.secretName];
    this.allowedHosts = [
      { host: hostname, reason: 'Model provider: API', ...(port === '' ? {} : { port: Number(port) }) },
    ];
    this.settings = definition.settings;
  }

  /** @internal */
  public _settings(): JsonObject {
    return this.settings;
  }
}

function known(id: string, secretName: string, baseUrl: string, { model }: ModelProps): ModelProvider {
  throwProblems(modelProblems(model));
  return ModelProvider._of({
    id,
    model,
    secretName,
    baseUrl,
    plugin: { id },
    settings: { models: { providers: { [id]: { baseUrl, apiKey: secretRef(secretName), models: [] } } } },
  });
}

function compatible(
  id: string,
  secretName: string,
  baseUrl: string,
  { model, contextWindow, maxTokens }: OpenAiCompatibleProps | BedrockProps,
): ModelProvider {
  throwProblems([
    ...modelProblems(model),
    ...countProblems('contextWindow', contextWindow, MOST_TOKENS),
    ...countProblems('maxTokens', maxTokens, MOST_TOKENS),
  ]);
  return ModelProvider._of({
    id,
    model,
    secretName,
    baseUrl,
    settings: {
      models: {
        // The provider's own catalogue would bring models of other providers into the choice.
        mode: 'replace',
        providers: {
          [id]: {
            baseUrl,
            api: 'openai-completions',
            apiKey: secretRef(secretName),
            models: [
              {
                id: model,
                name: model,
                reasoning: false,
                input: ['text'],
                cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
                contextWindow: contextWindow ?? 128000,
                maxTokens: maxTokens ?? 8192,
              },
            ],
          },
        },
      },
    },
  });
}

const MOST_TOKENS = 100_000_000;

function modelProblems(model: string): string[] {
  if (holdsSecret(model)) {
    return ['model must not be a key, got a literal secret: enter it in the ProviderSecret after the deployment'];
  }
  return /^[\w.:/@-]{1,200}$/.test(model)
    ? []
    : [`model must be the name of a model without spaces, got '${model}': copy it from the provider's list of models`];
}

function regionProblems(region: string): string[] {
  return /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region)
    ? []
    : [
        `region must be the code of an AWS region such as 'eu-central-1', got '${region}': copy it from the AWS console`,
      ];
}

function baseUrlProblems(baseUrl: string): string[] {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url?.username || url?.password || holdsSecret(baseUrl)) {
    return [
      'baseUrl must not hold a user, a password or a key: the key belongs in OPENCLAW_MODEL_API_KEY of the ProviderSecret',
    ];
  }
  if (url?.protocol !== 'https:') {
    return [
      `baseUrl must be an https address such as 'https://llm.example.com/v1', got '${baseUrl}': the key crosses it`,
    ];
  }
  if (/[?#]/.test(baseUrl)) {
    return ['baseUrl must end with its path, got more: leave out what follows ? or #, which is where keys are put'];
  }
  // URL turns other letters into their xn-- form, so the host that was meant is no longer what was written.
  return baseUrl.slice('https://'.length).startsWith(url.hostname)
    ? []
    : [
        `baseUrl must be in lower-case ASCII, got '${baseUrl}': the host is really '${url.hostname}', write that if you mean it`,
      ];
}
