import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { isDay } from '../../lib/private/day';
import { HOST_NAME, IP_ADDRESS } from '../../lib/private/host-name';
import { parseIpRange } from './ip-range';
import { quote } from './problem';
import { codePoint } from './source';
import { didYouMean } from './suggest';

/** Judges one text: answers what is wrong with it, what is allowed and what to do, or nothing. */
export interface Format {
  (value: string): string | undefined;
  /** The rule as a regular expression, for editors. */
  readonly pattern?: string;
}

const REGIONS = RegionInfo.regions.map(region => region.name);

/** A format that is a regular expression; `rule` says what is allowed. */
export function matching(pattern: RegExp, rule: string): Format {
  const judge = (value: string) => (pattern.test(value) ? undefined : `${quote(value)} is not allowed; use ${rule}`);
  return Object.assign(judge, { pattern: pattern.source });
}

/** A domain name of at least two labels, in ASCII. */
export const domainName: Format = value => {
  if (/\P{ASCII}/u.test(value)) return lookAlike(value);
  if (isIP(value.replace(/^\[|\]$/g, '')) !== 0 || IP_ADDRESS.test(value))
    return `${quote(value)} is an IP address; write a domain name`;
  if (value.includes('*')) return `${quote(value)} has a wildcard; name each host on its own`;
  if (/[:/@?#]/.test(value)) return `${quote(value)} is more than a name; leave out the scheme, port and path`;
  const lower = value.toLowerCase();
  if (lower !== value) return `${quote(value)} has capital letters; write ${quote(lower)}`;
  if (!value.includes('.'))
    return `${quote(value)} has no dot; write the full name, such as ${quote(`${value}.example.com`)}`;
  return HOST_NAME.test(value)
    ? undefined
    : `${quote(value)} is not a domain name; use labels of letters, digits and inner hyphens`;
};

/** A host of an allow list: a domain name, or one with a leading dot for the name and all below it. */
export const allowedHost: Format = value => {
  if (value.trim() === '*') return '"*" allows every host; name each host that the gateway needs, one entry per host';
  if (/^\*?\.[^.]+$/.test(value)) return `${quote(value)} is a whole top-level domain; name the domain that you mean`;
  if (value.startsWith('*.')) {
    return `${quote(value)} has a wildcard; name each host, or write ${quote(value.slice(1))} for the name and all below it`;
  }
  return domainName(value.startsWith('.') ? value.slice(1) : value);
};

/** A region that AWS has. */
export const region: Format = value => {
  if (REGIONS.includes(value)) return undefined;
  return `${quote(value)} is not an AWS region; use a name such as eu-central-1${didYouMean(value, REGIONS)}`;
};

/** A range of client addresses. */
export const clientRange: Format = value => {
  const range = parseIpRange(value);
  if (range === undefined) {
    return `${quote(value)} is not an IPv4 range; write the first address and a prefix length, such as 203.0.113.0/24`;
  }
  if (range.prefix === 0)
    return `${quote(value)} allows the whole internet; list the ranges that your people come from`;
  return range.prefix < 8 ? `${quote(value)} is too wide; use a prefix length of 8 or more` : undefined;
};

/** A range of addresses that holds a proxy. */
export const proxyRange: Format = value => {
  const range = parseIpRange(value);
  if (range === undefined) {
    return `${quote(value)} is not an IPv4 range; write the first address and a prefix length, such as 10.9.0.0/24`;
  }
  return range.prefix < 16
    ? `${quote(value)} is too wide, as gateways may connect to all of it; use a prefix length of 16 or more`
    : undefined;
};

/** A certificate in AWS Certificate Manager. */
export const certificateArn = matching(
  /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
  'the ARN of a certificate in AWS Certificate Manager',
);

/** An address for mail. */
export const email = matching(
  /^[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/,
  'one e-mail address, such as platform-team@example.com',
);

/** An https address. */
export const httpsUrl: Format = value => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined) return `${quote(value)} is not an address; write it as https://host/path`;
  if (url.protocol !== 'https:') return `${quote(value)} does not use TLS; use an https:// address`;
  if (url.username !== '' || url.password !== '') return 'holds a user or password; leave them out';
  return domainName(value.slice('https://'.length).split(/[/:?#]/)[0] ?? '');
};

/** An image with a digest, so that what is deployed is what was reviewed. */
export const pinnedImage: Format = value => {
  if (/^[a-z0-9][\w.:/-]*@sha256:[0-9a-f]{64}$/.test(value)) return undefined;
  if (value.includes('@')) {
    return `${quote(value)} has no valid digest; use name:tag@sha256: and 64 hexadecimal digits`;
  }
  return `${quote(value)} has a tag but no digest, and a tag can be moved; write name:tag@sha256:<digest>`;
};

/** A day of the calendar. */
export const day: Format = value =>
  isDay(value) ? undefined : `${quote(value)} is no day; write it as 2027-03-31, in quotes`;

function lookAlike(value: string): string {
  const ascii = domainToASCII(value.replace(/^\./, ''));
  const odd = [...new Set(value.match(/\P{ASCII}/gu))];
  const names = odd.map(codePoint);
  const meant = ascii === '' ? '' : `, or ${quote(ascii)} if that name is really meant`;
  return `${quote(value)} has letters outside ASCII (${names.join(', ')}) that look like others; write the ASCII name${meant}`;
}
