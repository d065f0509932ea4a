/** A plugin of OpenClaw that a channel or a model provider needs. */
export interface OpenClawPlugin {
  /** OpenClaw's id of the plugin. */
  readonly id: string;

  /**
   * The package that holds the plugin; it is baked into the image, never downloaded at start.
   *
   * @default - the plugin comes with OpenClaw
   */
  readonly packageName?: string;

  /**
   * The exact version of the package.
   *
   * @default - the plugin comes with OpenClaw
   */
  readonly version?: string;
}

/** A path where a channel's service posts its events, signed by the service rather than sent by a browser. */
export interface ChannelWebhook {
  /** The path on the gateway's host name. */
  readonly path: string;

  /** The loopback port that listens for it. */
  readonly port: number;
}
