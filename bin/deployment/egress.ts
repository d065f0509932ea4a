import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { AllowedHost, Egress, ExistingProxyEgressProps, NetworkFirewallEgressProps } from '../../lib/egress';
import { ConfigInputs } from './config-inputs';
import { EgressSection } from './egress-schema';

type Section<Tier extends EgressSection['tier']> = Extract<EgressSection, { tier: Tier }>;

/** The egress tier that a deployment file describes; a proxy of its own runs on the processor of the gateway. */
export function createEgress(scope: Construct, egress: EgressSection, cpuArchitecture?: ecs.CpuArchitecture): Egress {
  switch (egress.tier) {
    case 'proxy':
      return Egress.proxy({ natGateways: egress.natGateways, cpuArchitecture });
    case 'dnsFirewall':
      return Egress.dnsFirewall({ natGateways: egress.natGateways });
    case 'networkFirewall':
      return Egress.networkFirewall({ ...networkFirewallProps(scope, egress), cpuArchitecture });
    case 'existingProxy':
      return Egress.existingProxy(existingProxyProps(egress));
  }
}

/** The hosts that the configuration brings, each with the part of it that asks for it. */
export function configuredHosts({ modelProvider, channels }: ConfigInputs): AllowedHost[] {
  const parts = [
    { name: `model provider ${modelProvider.id}`, allowedHosts: modelProvider.allowedHosts },
    ...channels.map(({ id, allowedHosts }) => ({ name: `channel ${id}`, allowedHosts })),
  ];
  return parts.flatMap(({ name, allowedHosts }) => allowedHosts.map(allowed => ({ ...allowed, owner: name })));
}

function networkFirewallProps(
  scope: Construct,
  { tlsInspection }: Section<'networkFirewall'>,
): NetworkFirewallEgressProps {
  if (tlsInspection === undefined) return {};
  const { certificateAuthorityArn, caCertificate } = tlsInspection;
  const certificateAuthority = acm.Certificate.fromCertificateArn(
    scope,
    'InspectionAuthority',
    certificateAuthorityArn,
  );
  return { tlsInspection: { certificateAuthority, caCertificates: caCertificate } };
}

function existingProxyProps(egress: Section<'existingProxy'>): ExistingProxyEgressProps {
  const { hostName, port, cidr, securityGroupId = '', caCertificate } = egress;
  const peer = cidr === undefined ? ec2.Peer.securityGroupId(securityGroupId) : ec2.Peer.ipv4(cidr);
  return { hostName, port, peer, caCertificates: caCertificate };
}
