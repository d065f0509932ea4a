import { FieldPath, fieldName, Problem, quote } from './problem';
import { repeated } from './repeated';
import { TenantSection } from './tenant-schema';
import { ValidSections } from './valid-sections';

/** A tenant of the file, each part that is valid by itself, and where it stands. */
export interface LocatedTenant {
  readonly field: FieldPath;
  readonly section: Partial<TenantSection>;
}

const MEMORY_GIB: { [cpu: number]: [number, number] } = {
  256: [2, 2],
  512: [2, 4],
  1024: [2, 8],
  2048: [4, 16],
  4096: [8, 30],
};

/** Judges what concerns more than one field of a tenant, in a file of any topology. */
export function tenantProblems(tenant: LocatedTenant, { ingress }: ValidSections): Problem[] {
  return [...channelsOnce(tenant), ...(ingress?.kind === 'none' ? webhooksGetIn(tenant) : []), ...sizeFits(tenant)];
}

function channelsOnce({ field, section }: LocatedTenant): Problem[] {
  const kinds = section.channels?.map(({ kind }) => kind) ?? [];
  const services = kinds.map(kind => (kind.startsWith('slack') ? 'slack' : kind));
  return repeated(services).map(({ index, first }) => ({
    field: [...field, 'channels', index, 'kind'],
    message: `${quote(kinds[index])} repeats the channel of ${fieldName([...field, 'channels', first])}; a gateway has each service once, so merge them`,
  }));
}

function webhooksGetIn({ field, section }: LocatedTenant): Problem[] {
  return (section.channels ?? []).flatMap(({ kind }, index) => {
    if (kind !== 'slackHttp' && kind !== 'msTeams') return [];
    const message = `${quote(kind)} receives webhooks, which ingress.kind "none" does not let in; use another ingress or channel`;
    return [{ field: [...field, 'channels', index, 'kind'], message }];
  });
}

function sizeFits({ field, section }: LocatedTenant): Problem[] {
  if (section.size === undefined) return [];
  const { cpu, memoryMiB } = section.size;
  const [least = 0, most = 0] = MEMORY_GIB[cpu] ?? [];
  if (memoryMiB % 1024 === 0 && memoryMiB >= least * 1024 && memoryMiB <= most * 1024) return [];
  const range = least === most ? `${least * 1024}` : `${least * 1024} to ${most * 1024} in steps of 1024`;
  return [
    {
      field: [...field, 'size', 'memoryMiB'],
      message: `Fargate offers ${range} MiB with ${cpu} CPU units, got ${memoryMiB}`,
    },
  ];
}
