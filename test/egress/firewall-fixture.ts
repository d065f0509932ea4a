import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Egress, EgressList, NetworkFirewallEgressProps, TlsInspection } from '../../lib/egress';
import { GatewayNetwork, GatewayNetworkProps } from '../../lib/network';
import { AUTHORITY as CA_CERTIFICATE } from './certificates';

export const ZONES = ['eu-central-1a', 'eu-central-1b'];
export const CERTIFICATE = CA_CERTIFICATE;
export const AUTHORITY = 'arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000001';

const reason = 'a test needs it';

export const LISTS: EgressList[] = [
  { tenantId: 'research', slot: 1, allowedHosts: [{ host: '.slack.com', reason }] },
  { tenantId: 'support', slot: 2, allowedHosts: [{ host: 'imap.example.com', port: 993, reason }] },
];

/** A network whose way out crosses a firewall. */
export function networkBehindFirewall(
  props: NetworkFirewallEgressProps = {},
  network: (stack: Stack) => Partial<GatewayNetworkProps> = () => ({ availabilityZones: ZONES }),
  env: { region?: string } = { region: 'eu-central-1' },
) {
  const app = new App();
  const stack = new Stack(app, 'Test', { env });
  const built = new GatewayNetwork(stack, 'Network', {
    egressLists: LISTS,
    encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    egress: Egress.networkFirewall(props),
    s3PrefixListId: 'pl-6ea54007',
    ...network(stack),
  });
  return { app, stack, network: built };
}

export function templateOf(...args: Parameters<typeof networkBehindFirewall>): Template {
  return Template.fromStack(networkBehindFirewall(...args).stack);
}

export function tlsInspection(): TlsInspection {
  const certificateAuthority = acm.Certificate.fromCertificateArn(new Stack(), 'Authority', AUTHORITY);
  return { certificateAuthority, caCertificates: CERTIFICATE };
}
