import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';

/** What the organisation has already: its VPC, its key, its load balancer. Nothing here knows of OpenClaw. */
export class Platform extends Construct {
  readonly vpc: ec2.Vpc;
  readonly encryptionKey: kms.Key;
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  readonly listener: elbv2.ApplicationListener;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const logBucket = this.createLogBucket();
    this.encryptionKey = new kms.Key(this, 'Key', { enableKeyRotation: true });
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.80.0.0/20'),
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      subnetConfiguration: [
        { name: 'Agents', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
        { name: 'Entry', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
        { name: 'Proxy', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 26 },
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 26, mapPublicIpOnLaunch: false },
      ],
      restrictDefaultSecurityGroup: true,
      flowLogs: { All: { destination: ec2.FlowLogDestination.toS3(logBucket, 'flow-logs') } },
    });
    this.loadBalancer = this.createLoadBalancer(logBucket);
    this.listener = this.createListener();
  }

  private createLogBucket(): s3.Bucket {
    return new s3.Bucket(this, 'LogBucket', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private createLoadBalancer(logBucket: s3.Bucket): elbv2.ApplicationLoadBalancer {
    const loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc: this.vpc,
      vpcSubnets: { subnetGroupName: 'Entry' },
      deletionProtection: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elbv2.DesyncMitigationMode.STRICTEST,
      idleTimeout: Duration.hours(1),
    });
    loadBalancer.logAccessLogs(logBucket, 'load-balancer');
    return loadBalancer;
  }

  private createListener(): elbv2.ApplicationListener {
    const listener = this.loadBalancer.addListener('Https', {
      port: 443,
      sslPolicy: elbv2.SslPolicy.TLS13_12_RES_PQ,
      certificates: [acm.Certificate.fromCertificateArn(this, 'Certificate', CERTIFICATE)],
      open: false,
      defaultAction: elbv2.ListenerAction.fixedResponse(403),
    });
    listener.connections.allowDefaultPortFrom(ec2.Peer.ipv4('10.0.0.0/8'));
    listener.setAttribute(
      'routing.http.response.strict_transport_security.header_value',
      'max-age=31536000; includeSubDomains',
    );
    return listener;
  }
}
