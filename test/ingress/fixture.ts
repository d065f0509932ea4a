import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { GatewayRoute, IIngressEndpoint, Ingress, IngressBindOptions } from '../../lib/ingress';

/** A stack with everything that an ingress stands on. */
export class Site {
  readonly app = new App();
  readonly stack = new Stack(this.app, 'Site', { env: { region: 'eu-central-1' } });
  readonly vpc = new ec2.Vpc(this.stack, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/20'),
    maxAzs: 2,
    natGateways: 1,
    restrictDefaultSecurityGroup: false,
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
      { name: 'Ingress', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      { name: 'Gateway', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 24 },
    ],
  });
  readonly encryptionKey = new kms.Key(this.stack, 'Key', { enableKeyRotation: true });
  readonly hostedZone = route53.PublicHostedZone.fromHostedZoneAttributes(this.stack, 'Zone', {
    hostedZoneId: 'Z123',
    zoneName: 'example.com',
  });

  service(id = 'Service'): ecs.FargateService {
    const taskDefinition = new ecs.FargateTaskDefinition(this.stack, `${id}Task`);
    taskDefinition.addContainer('edge', {
      image: ecs.ContainerImage.fromRegistry('edge'),
      portMappings: [{ containerPort: 8443 }],
    });
    const cluster =
      (this.stack.node.tryFindChild('Cluster') as ecs.Cluster) ??
      new ecs.Cluster(this.stack, 'Cluster', { vpc: this.vpc });
    return new ecs.FargateService(this.stack, id, {
      cluster,
      taskDefinition,
      securityGroups: [new ec2.SecurityGroup(this.stack, `${id}Group`, { vpc: this.vpc, allowAllOutbound: false })],
    });
  }

  bind(ingress: Ingress, options: { [K in keyof IngressBindOptions]?: IngressBindOptions[K] } = {}): IIngressEndpoint {
    return ingress.bind(this.stack, {
      network: {
        vpc: this.vpc,
        ingressSubnets: { subnetGroupName: 'Ingress' },
        publicSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      },
      encryptionKey: this.encryptionKey,
      ...options,
    });
  }

  route(endpoint: IIngressEndpoint, route: { [K in keyof GatewayRoute]?: GatewayRoute[K] } = {}) {
    return endpoint.routeTo('Gateway', {
      service: this.service(),
      hostName: 'claw.example.com',
      priority: 1,
      ...route,
    });
  }

  get template(): Template {
    return Template.fromStack(this.stack);
  }

  get warnings(): unknown[] {
    return Annotations.fromStack(this.stack)
      .findWarning('*', Match.stringLikeRegexp('openclaw:'))
      .map(message => message.entry.data);
  }
}
