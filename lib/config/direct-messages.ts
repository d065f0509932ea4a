import { JsonObject } from './json';

/** Who may write to the agent directly on a channel; letting everybody in is not offered. */
export class DirectMessages {
  /** People who were given a pairing code that an operator of the gateway approved. */
  public static pairing(): DirectMessages {
    return new DirectMessages('pairing', []);
  }

  /** These people, by the ids of the channel: no approval is needed. */
  public static allowOnly(...ids: string[]): DirectMessages {
    return new DirectMessages('allowlist', ids);
  }

  /** Nobody. */
  public static disabled(): DirectMessages {
    return new DirectMessages('disabled', []);
  }

  private constructor(
    /** OpenClaw's name of the policy. */
    public readonly policy: string,
    /** The people that an allow list names. */
    public readonly allowedIds: string[],
  ) {}

  /** @internal */
  public _settings(): JsonObject {
    return { dmPolicy: this.policy, ...(this.policy === 'allowlist' ? { allowFrom: this.allowedIds } : {}) };
  }
}
