import { HOST_NAME } from '../../private/host-name';
import { ChannelDefinition } from '../channel-definition';
import { JsonObject, secretRef } from '../json';
import { countProblems, emptyProblems, IdentifierKind, idProblems, listProblems, throwProblems } from '../problems';
import { provingDomains, senderDomainProblems } from './sender-domains';

/** How the agent reads a mailbox, over TLS. */
export interface EmailProps {
  /** Name of the IMAP server. */
  readonly host: string;

  /**
   * Port of the IMAP server; the connection is TLS from its first byte.
   *
   * @default 993
   */
  readonly port?: number;

  /** The mailbox, such as `assistant@example.com`. */
  readonly user: string;

  /**
   * Whose mail is read: addresses, or whole domains such as `@example.com`.
   *
   * The sender's domain must sign by DKIM and publish a DMARC policy. Its TXT records, and those of every name below its
   * organizational domain, become readable for the gateway.
   */
  readonly allowedSenders: string[];
}

const HOST: IdentifierKind = {
  pattern: HOST_NAME,
  what: "a host name in lower-case ASCII such as 'imap.example.com'",
  howToFind: 'write a name with other letters in its xn-- form, which cannot be mistaken for another',
};
const ADDRESS: IdentifierKind = {
  pattern: /^[A-Za-z0-9._%+-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
  what: "an address such as 'assistant@example.com'",
  howToFind: 'write it in ASCII, the domain in lower case',
};
const SENDER: IdentifierKind = {
  pattern: /^[A-Za-z0-9._%+-]*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
  what: "an address or a domain such as '@example.com'",
  howToFind: 'name the senders whose instructions the agent may follow',
};

const READER = 'mail_reader';

export function email(props: EmailProps): ChannelDefinition {
  const port = props.port ?? 993;
  throwProblems([
    ...idProblems('host', props.host, HOST),
    ...countProblems('port', props.port, 65535),
    ...idProblems('user', props.user, ADDRESS),
    ...emptyProblems('allowedSenders', props.allowedSenders, 'sender'),
    ...senderProblems('allowedSenders', props.allowedSenders),
  ]);
  return {
    id: 'imap',
    plugin: { id: 'imap' },
    secretNames: ['IMAP_PASSWORD'],
    allowedHosts: [{ host: props.host, port, reason: 'E-mail: the IMAP server of the mailbox' }],
    readableTextRecords: provingDomains(props.allowedSenders).map(domain => ({
      domain,
      reason: 'E-mail: DKIM keys and DMARC policy, by which senders prove themselves',
    })),
    settings: {
      agents: {
        ownership: 'explicit',
        defaults: { systemAgent: { agentId: 'main' } },
        entries: { main: {}, [READER]: mailReader() },
      },
      plugins: {
        entries: { imap: { enabled: true, config: { accounts: { inbox: account(props, port) } } } },
      },
    },
  };
}

function senderProblems(prop: string, senders: string[]): string[] {
  const wellFormed = senders
    .map((sender, index) => ({ sender, index }))
    .filter(({ sender }) => SENDER.pattern.test(sender));
  return [
    ...listProblems(prop, senders, SENDER),
    ...wellFormed.flatMap(({ sender, index }) => senderDomainProblems(`${prop}[${index}]`, sender)),
  ];
}

/** A mail is anybody's text: an agent without tools reads it, and hands on nothing by itself. */
function mailReader(): JsonObject {
  return {
    workspace: '/var/lib/openclaw/workspace-mail-reader',
    tools: {
      profile: 'minimal',
      deny: [
        'group:fs',
        'group:runtime',
        'group:web',
        'group:automation',
        'group:sessions',
        'browser',
        'cron',
        'gateway',
        'nodes',
        'message',
      ],
    },
  };
}

function account(props: EmailProps, port: number): JsonObject {
  return {
    host: props.host,
    port,
    secure: true,
    user: props.user,
    password: secretRef('IMAP_PASSWORD'),
    mailbox: 'INBOX',
    watch: { mode: 'auto', pollSeconds: 60 },
    allowedSenders: props.allowedSenders,
    senderAuth: { min: 'verified', trustedAuthservIds: [], acceptTrustedAuthservId: false },
    agentId: READER,
    deliver: false,
    includeBody: true,
    maxBytes: 20000,
  };
}
