import { z } from 'zod';
import { authorityRegion, s3AddressesAreKnown, tierFits, tierIsValid, vpcFits } from './egress-rules';
import { FieldPath, Problem, quote } from './problem';
import { DeploymentFile, deploymentSchema } from './schema';
import { valueAt } from './schema-guide';
import { TenantSection, tenantSchema } from './tenant-schema';

/** The sections that are valid by themselves; of the tenant, each part is taken by itself. */
export type ValidSections = { readonly [Section in keyof Omit<DeploymentFile, 'tenant'>]?: DeploymentFile[Section] } & {
  readonly tenant?: Partial<TenantSection>;
};

type Rule = (file: ValidSections, data: unknown) => Problem[];

const RULES: Rule[] = [
  zones,
  account,
  tierFits,
  tierIsValid,
  authorityRegion,
  vpcFits,
  s3AddressesAreKnown,
  image,
  certificateSource,
  certificateRegion,
  domainInZone,
  exposure,
  channels,
  size,
  acknowledgements,
  tags,
];

const MEMORY_GIB: { [cpu: number]: [number, number] } = {
  256: [2, 2],
  512: [2, 4],
  1024: [2, 8],
  2048: [4, 16],
  4096: [8, 30],
};

/** Keeps what is valid by itself, so that one mistake does not hide the rules about the rest. */
export function validSections(data: unknown): ValidSections {
  const source = asRecord(data);
  return {
    ...validFields(deploymentSchema.shape, source),
    tenant: validFields(tenantSchema.shape, asRecord(source['tenant'])),
  };
}

function validFields(shape: { readonly [name: string]: z.ZodType }, source: { readonly [name: string]: unknown }) {
  const valid = Object.entries(shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(source[name]);
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(valid);
}

function asRecord(data: unknown): { readonly [name: string]: unknown } {
  return typeof data === 'object' && data !== null ? (data as { [name: string]: unknown }) : {};
}

/** Judges what concerns more than one field. */
export function ruleProblems(file: ValidSections, data: unknown): Problem[] {
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

function certificateSource(_file: ValidSections, data: unknown): Problem[] {
  const { kind, certificateArn, hostedZone } = asRecord(valueAt(['ingress'], data));
  const reachable = kind === 'internal' || kind === 'internetFacing';
  if (!reachable || certificateArn !== undefined || hostedZone !== undefined) return [];
  const message =
    'has neither certificateArn nor hostedZone; add the zone to get a certificate, or name one that you have';
  return [{ field: ['ingress'], at: 'key', message }];
}

function certificateRegion({ ingress, region }: ValidSections): Problem[] {
  if (ingress === undefined || ingress.kind === 'none') return [];
  const home = ingress.certificateArn?.split(':')[3];
  if (home === undefined || region === undefined || home === region) return [];
  const message = `is a certificate of ${home}; a load balancer needs one of its own region, ${region}`;
  return [{ field: ['ingress', 'certificateArn'], message }];
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

function channels({ tenant, ingress }: ValidSections): Problem[] {
  const kinds = tenant?.channels?.map(({ kind }) => kind) ?? [];
  const services = kinds.map(kind => (kind.startsWith('slack') ? 'slack' : kind));
  const twice = repeated(services).map(({ index, first }) => ({
    field: ['tenant', 'channels', index, 'kind'] as FieldPath,
    message: `${quote(kinds[index])} repeats the channel of tenant.channels[${first}]; a gateway has each service once, so merge them`,
  }));
  if (ingress?.kind !== 'none') return twice;
  const unreachable = kinds.flatMap((kind, index) => {
    if (kind !== 'slackHttp' && kind !== 'msTeams') return [];
    const message = `${quote(kind)} receives webhooks, which ingress.kind "none" does not let in; use another ingress or channel`;
    return [{ field: ['tenant', 'channels', index, 'kind'] as FieldPath, message }];
  });
  return [...twice, ...unreachable];
}

function size({ tenant }: ValidSections): Problem[] {
  if (tenant?.size === undefined) return [];
  const { cpu, memoryMiB } = tenant.size;
  const [least = 0, most = 0] = MEMORY_GIB[cpu] ?? [];
  if (memoryMiB % 1024 === 0 && memoryMiB >= least * 1024 && memoryMiB <= most * 1024) return [];
  const range = least === most ? `${least * 1024}` : `${least * 1024} to ${most * 1024} in steps of 1024`;
  return [
    {
      field: ['tenant', 'size', 'memoryMiB'],
      message: `Fargate offers ${range} MiB with ${cpu} CPU units, got ${memoryMiB}`,
    },
  ];
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
    if (/^[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u.test(key)) return [];
    return [
      { field, at: 'key' as const, message: 'is not a tag key; use up to 128 letters, digits, spaces and _.:/=+@-' },
    ];
  });
  return [...tooMany, ...wrong];
}

function repeated(values: readonly string[]): { index: number; first: number }[] {
  return values
    .map((value, index) => ({ index, first: values.indexOf(value) }))
    .filter(({ index, first }) => first < index);
}
