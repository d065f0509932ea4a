import { authorityRegion, s3AddressesAreKnown, tierFits, tierIsValid } from './egress-rules';
import { Problem, quote } from './problem';
import { repeated } from './repeated';
import { valueAt } from './schema-guide';
import { asRecord, ValidSections } from './valid-sections';

type Rule = (file: ValidSections, data: unknown) => Problem[];

const RULES: Rule[] = [
  zones,
  account,
  tierFits,
  tierIsValid,
  authorityRegion,
  s3AddressesAreKnown,
  image,
  domainInZone,
  exposure,
  acknowledgements,
  tags,
];

/** Judges what concerns more than one field, in a file of any topology. */
export function fileProblems(file: ValidSections, data: unknown): Problem[] {
  return RULES.flatMap(rule => rule(file, data));
}

function zones({ region, availabilityZones = [] }: ValidSections): Problem[] {
  if (region === undefined) return [];
  return availabilityZones.flatMap((zone, index) => {
    if (zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length))) return [];
    const message = `${quote(zone)} is no zone of ${region}; use the region and one letter, such as ${region}a`;
    return [{ field: ['availabilityZones', index], message }];
  });
}

function account({ account: number, availabilityZones }: ValidSections): Problem[] {
  if (number === undefined || availabilityZones !== undefined) return [];
  const message = 'needs availabilityZones beside it, or the zones would have to be looked up in the account; add them';
  return [{ field: ['account'], at: 'key', message }];
}

function image({ openclaw }: ValidSections): Problem[] {
  if (openclaw?.image === undefined || openclaw.baseImage === undefined) return [];
  return [
    {
      field: ['openclaw', 'baseImage'],
      at: 'key',
      message: 'is not used when openclaw.image is given; keep one of them',
    },
  ];
}

function domainInZone({ ingress }: ValidSections): Problem[] {
  if (ingress === undefined || ingress.kind === 'none' || ingress.hostedZone === undefined) return [];
  const { domain, hostedZone } = ingress;
  if (domain === hostedZone.name || domain.endsWith(`.${hostedZone.name}`)) return [];
  const message = `${quote(domain)} is not in the hosted zone ${hostedZone.name}; use a name below it or another zone`;
  return [{ field: ['ingress', 'domain'], message }];
}

function exposure(_file: ValidSections, data: unknown): Problem[] {
  const { kind, oidc, allowedCidrs } = asRecord(valueAt(['ingress'], data));
  if (kind !== 'internetFacing' || oidc !== undefined || allowedCidrs !== undefined) return [];
  const message = 'is open to the whole internet; add oidc, allowedCidrs or both, or use "internal"';
  return [{ field: ['ingress', 'kind'], message }];
}

function acknowledgements({ acknowledgements: accepted = [] }: ValidSections): Problem[] {
  return repeated(accepted.map(({ id }) => id)).map(({ index, first }) => ({
    field: ['acknowledgements', index, 'id'],
    message: `${quote(accepted[index]?.id)} is acknowledged already, as acknowledgements[${first}]; keep one of them`,
  }));
}

function tags({ tags: all = {} }: ValidSections): Problem[] {
  const keys = Object.keys(all);
  const tooMany =
    keys.length > 40
      ? [{ field: ['tags'], at: 'key' as const, message: `has ${keys.length} tags; use at most 40` }]
      : [];
  const wrong = keys.flatMap(key => {
    const field = ['tags', key];
    if (/^aws:/i.test(key)) {
      return [
        { field, at: 'key' as const, message: 'begins with "aws:", which AWS keeps for itself; use another name' },
      ];
    }
    if (/^openclaw:/i.test(key)) {
      return [
        { field, at: 'key' as const, message: 'begins with "openclaw:", which tells tenants apart; use another name' },
      ];
    }
    if (/^[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u.test(key)) return [];
    return [
      { field, at: 'key' as const, message: 'is not a tag key; use up to 128 letters, digits, spaces and _.:/=+@-' },
    ];
  });
  return [...tooMany, ...wrong];
}
