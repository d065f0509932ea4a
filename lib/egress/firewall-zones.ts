import { Fn, Token } from 'aws-cdk-lib';
import * as networkfirewall from 'aws-cdk-lib/aws-networkfirewall';

/** The zones by their names, which tell one endpoint of a firewall from another. */
export function namedZones(availabilityZones: string[]): string[] {
  if (Token.isUnresolved(availabilityZones) || availabilityZones.some(zone => Token.isUnresolved(zone))) {
    throw new Error(
      'availabilityZones must be named for Egress.networkFirewall, got zones that are known at deployment only: ' +
        'each zone is routed through its own endpoint, so list them, such as eu-central-1a and eu-central-1b',
    );
  }
  return availabilityZones;
}

/** Firewalls tell their endpoints as `zone:id` in no particular order, so the id is what follows the zone's name. */
export function endpointIn(firewall: networkfirewall.CfnFirewall, availabilityZone: string): string {
  const endpoints = Fn.join(',', firewall.attrEndpointIds);
  return Fn.select(0, Fn.split(',', Fn.select(1, Fn.split(`${availabilityZone}:`, endpoints))));
}
