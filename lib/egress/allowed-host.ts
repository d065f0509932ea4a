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
   * Whether the name stands for an interface endpoint of the VPC, so that it may answer with the VPC's own addresses.
   *
   * @default false - private addresses are refused
   */
  readonly privateEndpoint?: boolean;

  /**
   * The person or team that asked for it.
   *
   * @default - derived from the configuration
   */
  readonly owner?: string;
}

/** A domain whose TXT records a gateway may read: its own, and those of every name below it. */
export interface ReadableTextRecords {
  /** Name of the domain in lower-case ASCII, without a leading dot. */
  readonly domain: string;

  /** Why the gateway needs them, in words that a reviewer can judge. */
  readonly reason: string;
}
