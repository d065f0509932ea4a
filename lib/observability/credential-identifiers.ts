import * as logs from 'aws-cdk-lib/aws-logs';

/** What the gateway's own credentials look like in a log line, in the few characters that CloudWatch Logs accepts. */
export function credentialIdentifiers(): logs.DataIdentifier[] {
  return [
    logs.DataIdentifier.AWSSECRETKEY,
    logs.DataIdentifier.OPENSSHPRIVATEKEY,
    logs.DataIdentifier.PGPPRIVATEKEY,
    logs.DataIdentifier.PKCSPRIVATEKEY,
    logs.DataIdentifier.PUTTYPRIVATEKEY,
    ...Object.entries(CUSTOM_IDENTIFIERS).map(([name, regex]) => new logs.CustomDataIdentifier(name, regex)),
  ];
}

// CloudWatch Logs takes ten of these per policy, 200 characters each, without parentheses, colons, quotes or tildes.
const CUSTOM_IDENTIFIERS: Record<string, string> = {
  SlackToken: 'xox[a-z]-[A-Za-z0-9-]{10,}|xapp-[0-9]-[A-Za-z0-9-]{10,}',
  AnthropicKey: 'sk-ant-[A-Za-z0-9_-]{20,}',
  OpenAiKey:
    'sk-[A-Za-z0-9]{20,}|sk-proj-[A-Za-z0-9_-]{20,}|sk-svcacct-[A-Za-z0-9_-]{20,}|sk-admin-[A-Za-z0-9_-]{20,}|sk-or-v1-[a-f0-9]{20,}',
  BedrockKey: 'ABSK[A-Za-z0-9+/=]{40,}|bedrock-api-key-[A-Za-z0-9+/=]{40,}',
  DiscordToken: '[MNO][A-Za-z0-9_-]{23,27}[.][A-Za-z0-9_-]{6}[.][A-Za-z0-9_-]{27,}',
  TelegramToken: '[0-9]{8,10}.AA[A-Za-z0-9_-]{33}',
  // The sixth character is a tilde, which an identifier cannot name.
  MsTeamsSecret: '[A-Za-z0-9_.-]{3}[0-9]Q[^A-Za-z0-9_ ,;=@/-][A-Za-z0-9_.-]{20,}',
  JsonWebToken: 'eyJ[A-Za-z0-9_-]{10,}[.]eyJ[A-Za-z0-9_-]{10,}[.][A-Za-z0-9_-]{10,}',
  // A bare 64-character word is also what a SHA-256 digest looks like, so the gateway token is known by what precedes it.
  BearerToken: '[Bb]earer [A-Za-z0-9_.=-]{20,}|[Tt][Oo][Kk][Ee][Nn][^A-Za-z0-9]{1,5}[A-Za-z0-9_-]{32,}',
};
