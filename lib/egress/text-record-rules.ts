import { getPublicSuffix } from 'tldts';
import { ReadableTextRecords } from './allowed-host';
import { hostProblems } from './host-rules';

const MAX_DOMAINS = 500;

/** Throws one error that lists, line by line, everything that is wrong with the domains. */
export function validateReadableTextRecords(records: ReadableTextRecords[]): void {
  const problems = [
    ...records.flatMap(({ domain, reason }, index) => [
      ...domainProblems(`readableTextRecords[${index}].domain`, domain),
      ...reasonProblems(`readableTextRecords[${index}].reason`, domain, reason),
    ]),
    ...countProblems(new Set(records.map(({ domain }) => domain)).size),
  ];
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}

function domainProblems(prop: string, domain: string): string[] {
  if (domain.startsWith('.')) {
    return [`${prop} must not begin with a dot, got "${domain}": the names below a domain are included`];
  }
  const problems = hostProblems(prop, domain);
  if (problems.length > 0 || getPublicSuffix(domain, { allowPrivateDomains: true }) !== domain) {
    return problems;
  }
  return [
    `${prop} must not be a public suffix, got "${domain}": anyone can register a name below it; name the domain that you mean`,
  ];
}

function reasonProblems(prop: string, domain: string, reason: string): string[] {
  return reason.trim() === '' ? [`${prop} must say why "${domain}" is needed, got an empty text`] : [];
}

function countProblems(count: number): string[] {
  return count > MAX_DOMAINS
    ? [
        `readableTextRecords must list at most ${MAX_DOMAINS} domains, got ${count}: each is two names, and DNS Firewall takes 1000 in one list`,
      ]
    : [];
}
