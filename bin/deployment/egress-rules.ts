import { Egress } from '../../lib/egress';
import { validateCaCertificates } from '../../lib/egress/ca-certificates';
import { validateCidr } from '../../lib/network/cidr';
import { gatewayVpcSubnets, validateNatGateways } from '../../lib/network/gateway-vpc';
import { s3PrefixList } from '../../lib/network/s3-addresses';
import { createEgress } from './egress';
import { EgressSection } from './egress-schema';
import { problemsOf } from './lib-errors';
import { FieldPath, Problem } from './problem';
import { createReferenceScope } from './references';
import { valueAt } from './schema-guide';
import { ValidSections } from './valid-sections';

const TIER: FieldPath = ['egress', 'tier'];

/** Judges which tier may be used where. */
export function tierFits({ egress, environment }: ValidSections, data: unknown): Problem[] {
  if (egress?.tier === 'dnsFirewall' && environment === 'production') {
    const message =
      '"dnsFirewall" holds names and no addresses, so it is for development alone, whatever is acknowledged; use proxy, networkFirewall or existingProxy';
    return [{ field: TIER, message }];
  }
  if (egress?.tier === 'networkFirewall' && valueAt(['availabilityZones'], data) === undefined) {
    const message = '"networkFirewall" routes zone by zone and needs availabilityZones; add them';
    return [{ field: TIER, message }];
  }
  return [];
}

/** Judges the tier by itself. */
export function tierIsValid({ egress }: ValidSections): Problem[] {
  if (egress === undefined) return [];
  const certificate = certificateProblems(egress);
  if (certificate.length > 0) return certificate;
  return problemsOf(() => createEgress(createReferenceScope(), egress), ['egress']);
}

/** Judges the region of the authority that signs for the firewall. */
export function authorityRegion({ egress, region }: ValidSections): Problem[] {
  if (egress?.tier !== 'networkFirewall') return [];
  const home = egress.tlsInspection?.certificateAuthorityArn.split(':')[3];
  if (home === undefined || region === undefined || home === region) return [];
  const message = `is a certificate of ${home}; a firewall needs one of its own region, ${region}`;
  return [{ field: ['egress', 'tlsInspection', 'certificateAuthorityArn'], message }];
}

/** The range of a VPC, and where it stands. */
export interface LocatedCidr {
  readonly field: FieldPath;
  readonly cidr?: string;
}

/** Judges VPCs by what the tier puts into them. */
export function vpcsFit(file: ValidSections, ranges: readonly LocatedCidr[]): Problem[] {
  const zones = file.availabilityZones?.length ?? 2;
  const egress = validTier(file);
  const subnets = gatewayVpcSubnets(egress);
  return [
    ...ranges.flatMap(({ field, cidr }) =>
      cidr === undefined ? [] : problemsOf(() => validateCidr(cidr, subnets, zones), [], { cidr: field }),
    ),
    ...problemsOf(() => validateNatGateways(egress.natGateways ?? zones, zones), ['egress']),
  ];
}

/** Judges whether the addresses of S3 are known. */
export function s3AddressesAreKnown({ region, network }: ValidSections): Problem[] {
  if (region === undefined) return [];
  const field = ['network', 's3PrefixListId'];
  return problemsOf(() => s3PrefixList(region, network?.s3PrefixListId), [], { s3PrefixListId: field });
}

/** The tier with the fewest subnets stands in for one that is wrong, so that only what is certain is reported. */
function validTier(file: ValidSections): Egress {
  if (file.egress === undefined || tierIsValid(file).length > 0) return Egress.dnsFirewall();
  return createEgress(createReferenceScope(), file.egress);
}

function certificateProblems(egress: EgressSection): Problem[] {
  const [text, section] =
    egress.tier === 'networkFirewall'
      ? [egress.tlsInspection?.caCertificate, ['egress', 'tlsInspection']]
      : [egress.tier === 'existingProxy' ? egress.caCertificate : undefined, ['egress']];
  return problemsOf(() => validateCaCertificates('caCertificate', text), section);
}
