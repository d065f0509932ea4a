import { getDomain } from 'tldts';

/** The larger providers of free mailboxes: to trust the whole domain of one is to trust everybody. */
const FREE_MAIL = new Set([
  'aol.com',
  'fastmail.com',
  'gmail.com',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'live.com',
  'mac.com',
  'mail.com',
  'mail.ru',
  'me.com',
  'msn.com',
  'onmicrosoft.com',
  'outlook.com',
  'pm.me',
  'proton.me',
  'protonmail.com',
  'qq.com',
  't-online.de',
  'tutanota.com',
  'web.de',
  'yahoo.com',
  'yandex.com',
  'yandex.ru',
  'ymail.com',
  'zoho.com',
  '163.com',
]);

/**
 * The domains below which a sender's DKIM keys and DMARC policy may lie, each once and sorted.
 *
 * That is the organizational domain: DMARC falls back to its policy, and lets keys of any domain below it vouch.
 */
export function provingDomains(senders: string[]): string[] {
  const domains = senders.map(organizationalDomain).filter(domain => domain !== undefined);
  return [...new Set(domains)].sort();
}

/** What is wrong with a sender that is well-formed: a domain that belongs to nobody, or to everybody. */
export function senderDomainProblems(prop: string, sender: string): string[] {
  const domain = organizationalDomain(sender);
  if (domain === undefined) {
    return [
      `${prop} must not be at a public suffix, got '${sender}': anyone can register a name below it; name the domain that you mean`,
    ];
  }
  return sender.startsWith('@') && FREE_MAIL.has(domain)
    ? [
        `${prop} must not be a whole domain where anybody can have an account, got '${sender}': name the addresses whose instructions the agent may follow`,
      ]
    : [];
}

function organizationalDomain(sender: string): string | undefined {
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  // OpenClaw's plugin decides by the same rules, those of the private part of the list included.
  return getDomain(domain, { allowPrivateDomains: true }) ?? undefined;
}
