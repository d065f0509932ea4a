import { Channel } from './channel';
import { Refusal } from './insecure-settings';
import { JsonObject } from './json';
import { TEAM_REFUSALS, teamProblems, teamSettings } from './team';
import { ToolPolicy } from './tool-policy';

/** What a team agrees on. */
export interface TeamAudienceProps {
  /**
   * The people for whom the agent may use the tool that writes, by channel and by their ids there, such as
   * `{ slack: ['U0123456789'] }`.
   *
   * Nobody is asked before it writes for them: OpenClaw cannot ask for approval of its own tools.
   *
   * @default - nobody
   */
  readonly writers?: { readonly [channel: string]: string[] };
}

/** Whom the agent serves. */
export class Audience {
  /** One person; whoever else may write to the agent is trusted as much. */
  public static person(): Audience {
    return new Audience('person', {});
  }

  /**
   * A team of named people, as a company-shared agent.
   *
   * Their conversations are kept apart, the agent reads for them and writes for the writers alone, answers in groups when
   * it is mentioned, and takes no commands in chat.
   */
  public static team(props: TeamAudienceProps = {}): Audience {
    return new Audience('team', props.writers ?? {});
  }

  private constructor(
    /** `person` or `team`. */
    public readonly kind: string,
    /** The people for whom the agent may write, by channel. */
    public readonly writers: { readonly [channel: string]: string[] },
  ) {}

  /** @internal */
  public _settings(channels: readonly Channel[]): JsonObject {
    return this.isTeam ? teamSettings(this.writers, channels) : {};
  }

  /** @internal */
  public _problems(channels: readonly Channel[], tools: ToolPolicy): string[] {
    return this.isTeam ? teamProblems(this.writers, channels, tools) : [];
  }

  /** @internal */
  public get _refusals(): readonly Refusal[] {
    return this.isTeam ? TEAM_REFUSALS : [];
  }

  private get isTeam(): boolean {
    return this.kind === 'team';
  }
}
