import { Problem } from './problem';
import { valueAt } from './schema-guide';
import { asRecord, ValidSections } from './valid-sections';

/** Judges whether there is a certificate for the one host of the deployment. */
export function certificateSource(_file: ValidSections, data: unknown): Problem[] {
  const { kind, certificateArn, hostedZone } = asRecord(valueAt(['ingress'], data));
  const reachable = kind === 'internal' || kind === 'internetFacing';
  if (!reachable || certificateArn !== undefined || hostedZone !== undefined) return [];
  const message =
    'has neither certificateArn nor hostedZone; add the zone to get a certificate, or name one that you have';
  return [{ field: ['ingress'], at: 'key', message }];
}

/** Judges the region of the certificate. */
export function certificateRegion({ ingress, region }: ValidSections): Problem[] {
  if (ingress === undefined || ingress.kind === 'none' || region === undefined) return [];
  const message = foreignCertificate(ingress.certificateArn, region);
  return message === undefined ? [] : [{ field: ['ingress', 'certificateArn'], message }];
}

/** What is wrong with a certificate of another region. */
export function foreignCertificate(arn: string | undefined, region: string): string | undefined {
  const home = arn?.split(':')[3];
  if (home === undefined || home === region) return undefined;
  return `is a certificate of ${home}; a load balancer needs one of its own region, ${region}`;
}
