import { CellSection } from './cell-schema';
import { foreignCertificate } from './certificate-rules';
import { vpcsFit } from './egress-rules';
import { Located, LocatedCells } from './located-cells';
import { Problem, quote } from './problem';
import { valueAt } from './schema-guide';
import { asRecord } from './valid-sections';

/** Judges what each cell is reached by and what it runs in. */
export function cellNetworkProblems(all: LocatedCells, data: unknown): Problem[] {
  const { file, cells } = all;
  const ranges = cells.map(({ field, section }) => ({ field: [...field, 'cidr'], cidr: section.cidr }));
  const { ingress } = file;
  return [
    ...vpcsFit(file, [{ field: ['network', 'cidr'], cidr: file.network?.cidr }, ...ranges]),
    ...(ingress?.kind === 'none' ? certificateUnused(all) : certificates(all, data)),
  ];
}

function certificateUnused({ cells }: LocatedCells): Problem[] {
  return cells.flatMap(({ field, section }) => {
    if (section.certificateArn === undefined) return [];
    const message = 'is not used when ingress.kind is "none"; remove it';
    return [{ field: [...field, 'certificateArn'], at: 'key', message }];
  });
}

function certificates({ file: { ingress, region }, cells }: LocatedCells, data: unknown): Problem[] {
  const { kind, hostedZone } = asRecord(valueAt(['ingress'], data));
  const hasNone = (kind === 'internal' || kind === 'internetFacing') && hostedZone === undefined;
  const domain = ingress === undefined || ingress.kind === 'none' ? undefined : ingress.domain;
  return cells.flatMap((cell): Problem[] => {
    const isNamed = valueAt([...cell.field, 'certificateArn'], data) !== undefined;
    if (isNamed) return certificateIsHere(cell, region);
    return hasNone ? [{ field: cell.field, at: 'key', message: NO_CERTIFICATE }] : certificateCanBeMade(cell, domain);
  });
}

function certificateIsHere({ field, section }: Located<CellSection>, region: string | undefined): Problem[] {
  const message = region === undefined ? undefined : foreignCertificate(section.certificateArn, region);
  return message === undefined ? [] : [{ field: [...field, 'certificateArn'], message }];
}

function certificateCanBeMade({ field, section: { id } }: Located<CellSection>, domain: string | undefined): Problem[] {
  const name = `*.${id}.${domain}`;
  if (domain === undefined || id === undefined || name.length <= LONGEST_NAME) return [];
  const message = `needs a certificate for ${quote(name)}, ${name.length} characters, and Certificate Manager makes none beyond ${LONGEST_NAME}; shorten ingress.domain, or name a certificateArn`;
  return [{ field: [...field, 'id'], message }];
}

const NO_CERTIFICATE =
  'has no certificateArn, and ingress no hostedZone; add the zone to get certificates, or name one for this cell';

// https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
const LONGEST_NAME = 64;
