import { Token } from 'aws-cdk-lib';
import { AllowedHost } from './allowed-host';

interface HostRule {
  readonly breaks: (host: string) => boolean;
  readonly rule: string;
  readonly remedy: string;
}

// The first rule that a host breaks is the one reported: later rules would only repeat it in other words.
const HOST_RULES: HostRule[] = [
  {
    breaks: host => host.includes('*'),
    rule: 'must not contain "*"',
    remedy: 'name each host, or write ".example.com" for a name and everything below it',
  },
  {
    breaks: host => /[^ -~]/.test(host),
    rule: 'must be plain ASCII',
    remedy: 'a look-alike letter names another host, so retype it; write an international name in its xn-- form',
  },
  {
    breaks: host => /[\s/@?#]/.test(host),
    rule: 'must be a host name, not a URL or an address',
    remedy: 'leave out the scheme, the user, the path and spaces',
  },
  {
    breaks: host => host.includes(':'),
    rule: 'must not contain ":"',
    remedy: 'give the port in "port"; IPv6 addresses are not accepted, names are',
  },
  { breaks: host => /[A-Z]/.test(host), rule: 'must be lower case', remedy: 'write it in lower case' },
  { breaks: host => host.endsWith('.'), rule: 'must not end in a dot', remedy: 'leave the last dot out' },
  {
    breaks: host => /(^|\.)(\d+|0x[\da-f]*)$/.test(host),
    rule: 'must be a name, not an IP address',
    remedy: 'an allow list holds names; give the name that the address answers to',
  },
  {
    breaks: host => !isDomainName(host.replace(/^\./, '')),
    rule: 'must consist of labels of letters, digits and inner hyphens',
    remedy: 'check the spelling, "api.example.com" is a good one',
  },
  {
    breaks: host => !host.replace(/^\./, '').includes('.'),
    rule: 'must have at least two labels',
    remedy: 'a single label is a whole top-level domain or a name without one',
  },
  {
    breaks: host => /^\.(ac|co|com|edu|gov|net|or|org)\.[a-z]{2}$/.test(host),
    rule: 'must not cover a public suffix',
    remedy: 'anyone can register a name below it; name the domain that you mean',
  },
];

// A rule for either port would let names be resolved past the VPC's resolver, where DNS Firewall sees nothing.
const DNS_PORTS = [53, 853];

/** Throws one error that lists, line by line, everything that is wrong with the hosts. */
export function validateAllowedHosts(allowedHosts: AllowedHost[]): void {
  const problems = allowedHosts.flatMap((allowed, index) => [
    ...hostProblems(`allowedHosts[${index}].host`, allowed.host),
    ...portProblems(`allowedHosts[${index}].port`, allowed.port),
    ...reasonProblems(`allowedHosts[${index}].reason`, allowed),
  ]);
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}

/** The first thing that is wrong with a host. */
export function hostProblems(prop: string, host: string): string[] {
  const broken = Token.isUnresolved(host) ? undefined : HOST_RULES.find(rule => rule.breaks(host));
  return broken ? [`${prop} ${broken.rule}, got "${visible(host)}": ${broken.remedy}`] : [];
}

function visible(host: string): string {
  return host.replace(/[^ -~]/gu, character => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

function portProblems(prop: string, port = 443): string[] {
  if (Token.isUnresolved(port)) {
    return [];
  }
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    return [`${prop} must be a whole number from 1 to 65535, got ${port}`];
  }
  return DNS_PORTS.includes(port)
    ? [`${prop} must not be a DNS port, got ${port}: names are resolved by the VPC's own resolver alone`]
    : [];
}

function reasonProblems(prop: string, allowed: AllowedHost): string[] {
  return allowed.reason.trim() === '' ? [`${prop} must say why "${allowed.host}" is needed, got an empty text`] : [];
}

function isDomainName(name: string): boolean {
  return name.length <= 253 && name.split('.').every(label => /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/.test(label));
}
