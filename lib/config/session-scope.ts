/** What shares one conversation: OpenClaw's `session.dmScope`, without the values that mix people up. */
export enum SessionScope {
  /** One conversation per person and channel. */
  PER_CHANNEL_PEER = 'per-channel-peer',

  /** One conversation per person, channel and account of the agent. */
  PER_ACCOUNT_CHANNEL_PEER = 'per-account-channel-peer',
}
