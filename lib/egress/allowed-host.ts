/** A host that a gateway may reach, and why. */
export interface AllowedHost {
  /** Name in lower-case ASCII; a leading dot stands for the name and everything below it. */
  readonly host: string;

  /** Why the gateway needs it, in words that a reviewer can judge. */
  readonly reason: string;

  /**
   * TCP port.
   *
   * @default 443
   */
  readonly port?: number;

  /**
   * The person or team that asked for it.
   *
   * @default - derived from the configuration
   */
  readonly owner?: string;
}
