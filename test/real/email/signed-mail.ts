import { createHash, generateKeyPairSync, KeyObject, sign } from 'node:crypto';

/** A record in the DNS. */
export interface DnsRecord {
  readonly name: string;
  readonly type: 'A' | 'CNAME' | 'TXT';
  readonly value: string;
}

/** What a mail says of itself. */
export interface MailProps {
  readonly from: string;
  readonly subject: string;
  readonly body?: string;
}

/** A domain that signs its mail by DKIM, under one selector. */
export class SigningDomain {
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;

  constructor(private readonly name: string) {
    ({ privateKey: this.privateKey, publicKey: this.publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 }));
  }

  /** The record of the key; with `elsewhere` it stands there, and the selector points to it. */
  public keyRecords(elsewhere?: string): DnsRecord[] {
    const selector = `s1._domainkey.${this.name}`;
    const key = this.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    return [
      ...(elsewhere === undefined ? [] : [{ name: selector, type: 'CNAME', value: elsewhere } as const]),
      { name: elsewhere ?? selector, type: 'TXT', value: `v=DKIM1; k=rsa; p=${key}` },
    ];
  }

  /** A mail with a signature of this domain, whoever it claims to be from. */
  public mail(props: MailProps): string {
    const { headers, body } = compose(props);
    const bodyHash = createHash('sha256').update(body).digest('base64');
    const names = headers.map(header => header.split(':')[0]).join(':');
    const tag = `DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=${this.name}; s=s1; h=${names}; bh=${bodyHash}; b=`;
    const signed = `${headers.map(header => `${header}\r\n`).join('')}${tag}`;
    const signature = sign('sha256', Buffer.from(signed), this.privateKey).toString('base64');
    return [`${tag}${signature}`, ...headers, '', body].join('\r\n');
  }
}

/** A mail that nobody signed. */
export function unsignedMail(props: MailProps): string {
  const { headers, body } = compose(props);
  return [...headers, '', body].join('\r\n');
}

export function policyRecord(domain: string): DnsRecord {
  return { name: `_dmarc.${domain}`, type: 'TXT', value: 'v=DMARC1; p=reject' };
}

let mails = 0;

function compose({ from, subject, body = 'Please read this.\r\n' }: MailProps): { headers: string[]; body: string } {
  const headers = [
    `From: ${from}`,
    'To: assistant@example.com',
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${++mails}@mail.test>`,
  ];
  return { headers, body };
}
