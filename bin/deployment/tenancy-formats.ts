import { TENANT_ID, TENANT_ID_RULE } from '../../lib/private/tenant-id';
import { isReservedTenantId } from '../../lib/tenancy/tenant-id';
import { Format, matching } from './formats';
import { quote } from './problem';
import { codePoint } from './source';
import { didYouMean } from './suggest';

/** A format of ASCII letters, which names the letters that only look like them. */
function ascii(format: RegExp, rule: string, refuse: (value: string) => string | undefined = () => undefined): Format {
  const plain = matching(format, rule);
  const judge = (value: string) => {
    const odd = [...new Set(value.match(/\P{ASCII}/gu))].map(codePoint);
    if (odd.length === 0) return refuse(value) ?? plain(value);
    return `${quote(value)} has letters outside ASCII (${odd.join(', ')}) that look like others; use ${rule}`;
  };
  return Object.assign(judge, { pattern: plain.pattern });
}

/** The id of a tenant beside others. */
export const tenantId = ascii(TENANT_ID, TENANT_ID_RULE, value =>
  isReservedTenantId(value)
    ? `${quote(value)} is a name that cells use themselves; use another one, such as ${quote(`${value.replace(/^removed-/, '')}-team`)}`
    : undefined,
);

/** One label of a host name. */
export const hostLabel = ascii(
  /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
  'one label of a host name: up to 63 lower-case letters, digits and inner hyphens',
);

/** The id of a cell. */
export const cellId = ascii(/^[a-z][a-z0-9]{0,11}$/, '1 to 12 lower-case letters and digits, a letter first');

/** Who answers for something, as it may stand in a tag. */
export const ownerName = matching(
  /^[\p{L}\p{N}][\p{L}\p{Z}\p{N}_.:/=+@-]{0,127}$/u,
  'a person or team in up to 128 letters, digits, spaces and _.:/=+@-',
);

/** A text that tells a reviewer something. */
export const meaningful: Format = value => {
  const length = value.trim().length;
  return length < 10 ? `must have at least 10 characters that tell a reviewer enough, has ${length}` : undefined;
};

/** Days of each week. */
export const weekDays = matching(
  /^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$/,
  'one day, such as sat, or the first and the last of several, such as mon-fri',
);

/** A time of day. */
export const clock = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time from "00:00" to "23:59", in quotes');

const TIME_ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** A time zone of the IANA database. */
export const timeZone: Format = value => {
  if (TIME_ZONES.includes(value) || isAlias(value)) return undefined;
  return `${quote(value)} is no time zone; use a name such as Europe/Berlin${didYouMean(value, TIME_ZONES)}`;
};

/** Whether a name is an older or newer one of a zone that is listed, such as Asia/Kolkata. */
function isAlias(value: string): boolean {
  if (!/^[A-Z]\w+\/[\w+/-]+$/.test(value)) return false;
  try {
    const { timeZone: canonical } = new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions();
    // The case of a name does not matter here, but it does to AWS.
    return canonical.toLowerCase() !== value.toLowerCase();
  } catch {
    return false;
  }
}
