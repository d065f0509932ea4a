import { AllowedHost, ReadableTextRecords } from '../egress';
import { HOST_NAME } from '../private/host-name';
import { Audience } from './audience';
import { baseline } from './baseline';
import { Channel } from './channel';
import { JsonObject, merge } from './json';
import { ModelProvider } from './model-provider';
import { ChannelWebhook, OpenClawPlugin } from './openclaw-plugin';
import { plainSettings } from './plain-json';
import { duplicateProblems, throwProblems } from './problems';
import { SessionScope } from './session-scope';
import { settingProblems } from './setting-problems';
import { ToolPolicy } from './tool-policy';

/** What OpenClaw is told, wherever its gateway runs. */
export interface OpenClawConfigOptions {
  /** The provider of the model that the agent thinks with. */
  readonly modelProvider: ModelProvider;

  /**
   * The channels that the gateway listens on, at most one of each kind.
   *
   * @default - none, the Control UI alone
   */
  readonly channels?: Channel[];

  /**
   * Whom the agent serves.
   *
   * @default Audience.person()
   */
  readonly audience?: Audience;

  /**
   * What the agent may do.
   *
   * @default ToolPolicy.messaging()
   */
  readonly tools?: ToolPolicy;

  /**
   * What shares one conversation.
   *
   * @default SessionScope.PER_CHANNEL_PEER
   */
  readonly sessionScope?: SessionScope;

  /**
   * Further keys of `openclaw.json`, merged last: objects key by key, anything else replaced.
   *
   * Only settings that cannot weaken the gateway are taken, and no secrets.
   *
   * @default - none
   */
  readonly settings?: { [key: string]: unknown };
}

/** What OpenClaw is told. */
export interface OpenClawConfigProps extends OpenClawConfigOptions {
  /**
   * The host name that people reach the Control UI by.
   *
   * @default - no Control UI
   */
  readonly hostName?: string;
}

/** OpenClaw relies on these whatever else is configured. */
const BASE_PLUGINS = ['memory-core', 'device-pair'];

/**
 * The configuration of one gateway: hardened, without a secret in it, and in the terms of OpenClaw 2026.9.6.
 *
 * The plugins that may load, the secrets to inject, the hosts on the allow list and the webhook paths all come from the
 * same channels and provider, so that they cannot disagree.
 */
export class OpenClawConfig {
  /** The host name that people reach the Control UI by. */
  public readonly hostName?: string;

  /** The origin of the Control UI, such as `https://claw.example.com`. */
  public readonly publicOrigin?: string;

  /** Whom the agent serves. */
  public readonly audience: Audience;

  /** The environment variables with the secrets of provider and channels; the gateway's own token is not among them. */
  public readonly secretNames: string[];

  /** The plugins that the image must hold beyond those of OpenClaw itself. */
  public readonly plugins: OpenClawPlugin[];

  /** The hosts that provider and channels connect to. */
  public readonly allowedHosts: AllowedHost[];

  /** The domains whose TXT records channels read. */
  public readonly readableTextRecords: ReadableTextRecords[];

  /** The paths that channels' services post to. */
  public readonly webhooks: ChannelWebhook[];

  private readonly text: string;

  constructor(props: OpenClawConfigProps) {
    const channels = props.channels ?? [];
    const settings = plainSettings(props.settings ?? {});
    const parts = [props.modelProvider, ...channels];
    const plugins = parts.flatMap(({ plugin }) => (plugin ? [plugin] : []));

    this.hostName = props.hostName;
    this.publicOrigin = props.hostName && `https://${props.hostName}`;
    this.audience = props.audience ?? Audience.person();
    this.secretNames = parts.flatMap(({ secretNames }) => secretNames);
    this.plugins = plugins.filter(({ packageName }) => packageName !== undefined);
    this.allowedHosts = parts.flatMap(({ allowedHosts }) => allowedHosts);
    this.readableTextRecords = channels.flatMap(({ readableTextRecords }) => readableTextRecords);
    this.webhooks = channels.flatMap(({ webhooks }) => webhooks);
    const tools = props.tools ?? ToolPolicy.messaging();
    const sessionScope = props.sessionScope ?? SessionScope.PER_CHANNEL_PEER;
    const hardened = baseline({
      publicOrigin: this.publicOrigin,
      model: props.modelProvider.model,
      plugins: [...plugins.map(({ id }) => id), ...BASE_PLUGINS],
      secretNames: this.secretNames,
      dmScope: sessionScope,
      tools: tools._settings(),
    });
    const generated = merge(hardened, ...parts.map(part => part._settings()), this.audience._settings(channels));
    throwProblems([
      ...hostNameProblems(props.hostName),
      ...sessionScopeProblems(sessionScope),
      ...duplicateProblems(
        'channels',
        channels.map(({ id }) => id),
      ),
      ...this.audience._problems(channels, tools),
      ...settingProblems(settings, generated, this.audience._refusals),
    ]);
    this.text = render(merge(generated, settings));
  }

  /** The text of `openclaw.json`: a literal that rules can read and people can compare. */
  public render(): string {
    return this.text;
  }
}

// A task definition is at most 64 KiB, and the edge's configuration and the rest of it need their share.
const MAX_BYTES = 40 * 1024;

function render(config: JsonObject): string {
  const text = JSON.stringify(config, undefined, 2);
  const size = Buffer.byteLength(text);
  if (size > MAX_BYTES) {
    throw new Error(
      `settings must keep openclaw.json below 40 KiB, got ${Math.ceil(size / 1024)} KiB: it has to fit a task definition`,
    );
  }
  return text;
}

function hostNameProblems(hostName: string | undefined): string[] {
  return hostName === undefined || HOST_NAME.test(hostName)
    ? []
    : [
        `hostName must be a literal host name in lower-case ASCII such as 'claw.example.com', got '${hostName}': write a name with other letters in its xn-- form`,
      ];
}

function sessionScopeProblems(scope: SessionScope): string[] {
  const offered: string[] = Object.values(SessionScope);
  return offered.includes(scope)
    ? []
    : [
        `sessionScope must be one of ${offered.join(', ')}, got '${scope}': any other shares conversations between people`,
      ];
}
