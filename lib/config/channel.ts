import { AllowedHost, ReadableTextRecords } from '../egress';
import { ChannelDefinition, ChannelPeople } from './channel-definition';
import { DiscordProps, discord } from './channels/discord';
import { EmailProps, email } from './channels/email';
import { MsTeamsProps, msTeams } from './channels/ms-teams';
import { SlackProps, slackHttp, slackSocket } from './channels/slack';
import { TelegramProps, telegram } from './channels/telegram';
import { WhatsAppProps, whatsApp } from './channels/whats-app';
import { JsonObject } from './json';
import { ChannelWebhook, OpenClawPlugin } from './openclaw-plugin';

/** A way for people to talk to the agent, with the settings, secrets, plugin and hosts that it needs. */
export class Channel {
  /** Slack over an outbound connection: nothing has to reach the gateway. */
  public static slackSocket(props: SlackProps = {}): Channel {
    return new Channel(slackSocket(props));
  }

  /** Slack over webhooks that Slack posts to the gateway. */
  public static slackHttp(props: SlackProps = {}): Channel {
    return new Channel(slackHttp(props));
  }

  /** WhatsApp, with a linked account of its own. */
  public static whatsApp(props: WhatsAppProps = {}): Channel {
    return new Channel(whatsApp(props));
  }

  /** Microsoft Teams, over webhooks that the bot framework posts to the gateway. */
  public static msTeams(props: MsTeamsProps): Channel {
    return new Channel(msTeams(props));
  }

  /** Discord, over an outbound connection. */
  public static discord(props: DiscordProps = {}): Channel {
    return new Channel(discord(props));
  }

  /** Telegram, by long polling. */
  public static telegram(props: TelegramProps = {}): Channel {
    return new Channel(telegram(props));
  }

  /** A mailbox over IMAP, read by an agent without tools. */
  public static email(props: EmailProps): Channel {
    return new Channel(email(props));
  }

  /** OpenClaw's id of the channel. */
  public readonly id: string;

  /** The plugin that speaks to the channel. */
  public readonly plugin: OpenClawPlugin;

  /** The environment variables that hold the channel's secrets. */
  public readonly secretNames: string[];

  /** The hosts that the channel connects to. */
  public readonly allowedHosts: AllowedHost[];

  /** The domains whose TXT records the channel reads. */
  public readonly readableTextRecords: ReadableTextRecords[];

  /** The paths that the channel's service posts to. */
  public readonly webhooks: ChannelWebhook[];

  /** @internal */
  public readonly _people?: ChannelPeople;

  private readonly settings: JsonObject;
  private readonly teamSettings: JsonObject;

  private constructor(definition: ChannelDefinition) {
    this.id = definition.id;
    this.plugin = definition.plugin;
    this.secretNames = definition.secretNames;
    this.allowedHosts = definition.allowedHosts;
    this.readableTextRecords = definition.readableTextRecords ?? [];
    this.webhooks = definition.webhooks ?? [];
    this.settings = definition.settings;
    this._people = definition.people;
    this.teamSettings = definition.teamSettings ?? {};
  }

  /** @internal */
  public _settings(): JsonObject {
    return this.settings;
  }

  /** @internal */
  public _teamSettings(): JsonObject {
    return this.teamSettings;
  }
}
