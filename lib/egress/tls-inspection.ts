import * as networkfirewall from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';
import { TlsInspection } from './egress-props';
import { firewallResourceName } from './firewall-rule-group';

/** Opens the connections of the sources to port 443 of any host; answers the ARN. */
export function createTlsInspection(
  scope: Construct,
  sources: string[],
  { certificateAuthority }: TlsInspection,
): string {
  const configuration = new networkfirewall.CfnTLSInspectionConfiguration(scope, 'TlsInspection', {
    tlsInspectionConfigurationName: firewallResourceName(scope),
    description: 'TLS from the egress proxy to any host',
    tlsInspectionConfiguration: {
      serverCertificateConfigurations: [
        {
          certificateAuthorityArn: certificateAuthority.certificateArn,
          // A status is unknown when an authority has no OCSP, which not even Let's Encrypt has any more.
          checkCertificateRevocationStatus: { revokedStatusAction: 'REJECT', unknownStatusAction: 'PASS' },
          scopes: [
            {
              protocols: [6],
              sources: sources.map(addressDefinition => ({ addressDefinition })),
              sourcePorts: [{ fromPort: 0, toPort: 65535 }],
              destinations: [{ addressDefinition: '0.0.0.0/0' }],
              destinationPorts: [{ fromPort: 443, toPort: 443 }],
            },
          ],
        },
      ],
    },
  });
  return configuration.attrTlsInspectionConfigurationArn;
}
