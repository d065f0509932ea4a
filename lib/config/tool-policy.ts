import { JsonObject } from './json';
import { throwProblems } from './problems';

/** What a tool policy takes away beyond its profile. */
export interface ToolPolicyProps {
  /**
   * Further tools and groups that the agent may not use, such as `group:web`.
   *
   * @default - none
   */
  readonly deny?: string[];
}

/** Dangerous groups, denied whatever the profile allows. */
const ALWAYS_DENIED = ['group:automation', 'group:runtime', 'group:fs', 'sessions_spawn', 'sessions_send'];

/** What the agent may do; a policy can take tools away, never give back the dangerous ones. */
export class ToolPolicy {
  /** OpenClaw's `messaging` profile: to talk, and little else. */
  public static messaging(props: ToolPolicyProps = {}): ToolPolicy {
    return new ToolPolicy('messaging', props.deny ?? []);
  }

  /** OpenClaw's `minimal` profile: next to nothing. */
  public static minimal(props: ToolPolicyProps = {}): ToolPolicy {
    return new ToolPolicy('minimal', props.deny ?? []);
  }

  /** The tools and groups that are denied. */
  public readonly deny: string[];

  private constructor(
    /** OpenClaw's name of the profile. */
    public readonly profile: string,
    deny: string[],
  ) {
    throwProblems(
      deny
        .filter(name => !/^[a-z][\w:.-]*$/.test(name))
        .map(name => `deny must name tools or groups such as 'group:web', got '${name}': see OpenClaw's tool policy`),
    );
    this.deny = [...new Set([...ALWAYS_DENIED, ...deny])];
  }

  /** @internal */
  public _settings(): JsonObject {
    return {
      profile: this.profile,
      deny: this.deny,
      fs: { workspaceOnly: true },
      exec: { mode: 'deny' },
      elevated: { enabled: false },
      // Several people may write to an agent, and each talks in a session of their own.
      sessions: { visibility: 'self' },
      agentToAgent: { enabled: false },
      loopDetection: { enabled: true },
      // Across conversations a message tool is a way to carry one person's words to another.
      message: {
        crossContext: { allowWithinProvider: false, allowAcrossProviders: false },
        broadcast: { enabled: false },
      },
    };
  }
}
