import { Duration, Validations } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as targets from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { acknowledgeControl } from '../private/acknowledge-control';
import { closedSecurityGroup } from '../private/closed-security-group';
import { opensToInternet, warnOfWebhooks } from './client-cidrs';
import { routeGateway, validateRoute } from './gateway-rules';
import { IngressProps } from './ingress';
import { GatewayRoute, IIngressEndpoint, IngressBindOptions } from './ingress-endpoint';
import { createLogBucket, logTo } from './log-bucket';
import { WebAcl } from './web-acl';

/** What a load balancer is built from. */
export interface LoadBalancerEndpointProps extends IngressBindOptions {
  readonly ingress: IngressProps;
  readonly internetFacing: boolean;
}

/** An application load balancer with its listeners, web ACL and logs. */
export class LoadBalancerEndpoint extends Construct implements IIngressEndpoint {
  readonly loadBalancerCidrs: string[];
  readonly clientCidrs: string[];
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  readonly listener: elbv2.ApplicationListener;
  readonly webAcl: WebAcl;

  private readonly ingress: IngressProps;
  private readonly routes: GatewayRoute[] = [];

  constructor(scope: Construct, id: string, props: LoadBalancerEndpointProps) {
    super(scope, id);
    const retention = props.logRetention ?? logs.RetentionDays.ONE_YEAR;
    const subnets = selectSubnets(props);
    this.ingress = props.ingress;
    this.clientCidrs = allowedCidrs(props);
    this.loadBalancerCidrs = subnets.map(subnet => subnet.ipv4CidrBlock);
    this.loadBalancer = this.createLoadBalancer(props, this.createSecurityGroup(props, this.clientCidrs), subnets);
    logTo(props.logBucket ?? createLogBucket(this, 'LogBucket', retention), this.loadBalancer);
    this.listener = this.createListener(props.ingress);
    this.createRedirect();
    const { encryptionKey, webhookPaths } = props;
    this.webAcl = new WebAcl(this, 'WebAcl', { encryptionKey, webhookPaths, logRetention: retention });
    if (props.ingress.subdomains) {
      this.webAcl.allowOriginsBelow(props.ingress.domainName);
      this.createRecord(this, `*.${props.ingress.domainName}`);
    } else {
      this.webAcl.allowOrigin(`https://${props.ingress.domainName}`);
    }
    this.webAcl.protect(this.loadBalancer);
    this.warnOfDeadEnds(props, subnets);
  }

  routeTo(id: string, route: GatewayRoute): elbv2.ApplicationTargetGroup {
    validateRoute(route);
    this.validateUnique(route);
    this.routes.push(route);
    if (!this.ingress.subdomains) {
      this.webAcl.allowOrigin(`https://${route.hostName}`);
    }
    for (const path of route.webhookPaths ?? []) {
      this.webAcl.exemptWebhook(path);
    }
    warnOfWebhooks(this, this.clientCidrs, route);
    const scope = new Construct(this, id);
    if (!this.ingress.subdomains) {
      this.createRecord(scope, route.hostName);
    }
    return routeGateway(scope, this.listener, route, this.ingress.oidc);
  }

  private createSecurityGroup(props: LoadBalancerEndpointProps, cidrs: string[]): ec2.SecurityGroup {
    const securityGroup = closedSecurityGroup(this, 'SecurityGroup', {
      vpc: props.network.vpc,
      description: 'Load balancer in front of the gateways',
    });
    for (const cidr of cidrs) {
      securityGroup.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.tcp(443), 'Clients');
      securityGroup.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.tcp(80), 'Clients, to be sent to HTTPS');
    }
    if (props.ingress.oidc) {
      // The rule that signs people in may stand in another stack, which cannot open this group.
      securityGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'The identity provider');
    }
    if (opensToInternet(cidrs)) {
      Validations.of(securityGroup).acknowledge({
        id: 'AwsSolutions-EC23',
        reason: 'People sign in with OIDC before a request passes the load balancer, from wherever they are.',
      });
    }
    return securityGroup;
  }

  private createLoadBalancer(
    props: LoadBalancerEndpointProps,
    securityGroup: ec2.SecurityGroup,
    subnets: ec2.ISubnet[],
  ): elbv2.ApplicationLoadBalancer {
    const loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'Resource', {
      vpc: props.network.vpc,
      vpcSubnets: { subnets },
      securityGroup,
      internetFacing: props.internetFacing,
      ipAddressType: elbv2.IpAddressType.IPV4,
      deletionProtection: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elbv2.DesyncMitigationMode.STRICTEST,
      xffHeaderProcessingMode: elbv2.XffHeaderProcessingMode.APPEND,
      preserveHostHeader: true,
      // A quiet conversation keeps its WebSocket for an hour; the edge keeps its connections longer, so none is reused dead.
      idleTimeout: Duration.hours(1),
    });
    // The property of the construct writes nothing for false, and what is not written cannot be checked.
    loadBalancer.setAttribute('waf.fail_open.enabled', 'false');
    return loadBalancer;
  }

  private createListener(ingress: IngressProps): elbv2.ApplicationListener {
    const listener = this.loadBalancer.addListener('Https', {
      port: 443,
      protocol: elbv2.ApplicationProtocol.HTTPS,
      sslPolicy: elbv2.SslPolicy.TLS13_12_RES_PQ,
      certificates: [ingress.certificate ?? this.createCertificate(ingress)],
      open: false,
      // Whoever asks for no name that is known gets nothing.
      defaultAction: elbv2.ListenerAction.fixedResponse(403, { contentType: 'text/plain', messageBody: 'Forbidden' }),
    });
    listener.setAttribute(
      'routing.http.response.strict_transport_security.header_value',
      `max-age=31536000; includeSubDomains${ingress.hstsPreload ? '; preload' : ''}`,
    );
    listener.setAttribute('routing.http.response.server.enabled', 'false');
    return listener;
  }

  private createRedirect(): void {
    const redirect = this.loadBalancer.addListener('Http', {
      port: 80,
      protocol: elbv2.ApplicationProtocol.HTTP,
      open: false,
      defaultAction: elbv2.ListenerAction.redirect({ protocol: 'HTTPS', port: '443', permanent: true }),
    });
    redirect.setAttribute('routing.http.response.server.enabled', 'false');
    acknowledgeControl(
      redirect,
      'ELBv2ACMCertificateRequired',
      'This listener answers every request with a redirect to HTTPS and forwards nothing.',
    );
  }

  private createCertificate(ingress: IngressProps): acm.ICertificate {
    return new acm.Certificate(this, 'Certificate', {
      domainName: ingress.subdomains ? `*.${ingress.domainName}` : ingress.domainName,
      validation: acm.CertificateValidation.fromDns(ingress.hostedZone),
    });
  }

  private createRecord(scope: Construct, hostName: string): void {
    const { hostedZone } = this.ingress;
    if (hostedZone) {
      new route53.ARecord(scope, 'Record', {
        zone: hostedZone,
        recordName: `${hostName}.`,
        target: route53.RecordTarget.fromAlias(new targets.LoadBalancerTarget(this.loadBalancer)),
      });
    }
  }

  private validateUnique(route: GatewayRoute): void {
    const { certificate, domainName, subdomains } = this.ingress;
    if (subdomains) {
      validateSubdomain(route.hostName, domainName);
    } else if (!certificate && route.hostName !== domainName) {
      throw new Error(
        `hostName must be '${domainName}', the only name on the certificate that is made here, got '${route.hostName}': bring a certificate that covers both`,
      );
    }
    for (const other of this.routes) {
      if (other.hostName === route.hostName) {
        throw new Error(`hostName must be unique on a load balancer, got '${route.hostName}' twice`);
      }
      if (other.priority === route.priority) {
        throw new Error(`priority must be unique on a load balancer, got ${route.priority} twice`);
      }
    }
  }

  private warnOfDeadEnds(props: LoadBalancerEndpointProps, subnets: ec2.ISubnet[]): void {
    const isolated = props.network.vpc.isolatedSubnets.map(subnet => subnet.node.path);
    if (props.ingress.oidc && !props.internetFacing && subnets.some(subnet => isolated.includes(subnet.node.path))) {
      Validations.of(this).addWarning(
        'openclaw:Ingress.oidcRoute',
        'The load balancer stands in subnets without a way out: it cannot reach the identity provider unless a private route leads there.',
      );
    }
  }
}

function validateSubdomain(hostName: string, domainName: string): void {
  const label = hostName.slice(0, -domainName.length - 1);
  if (hostName !== `${label}.${domainName}` || label === '' || label.includes('.')) {
    throw new Error(`hostName must be one label below '${domainName}', which the wildcard covers, got '${hostName}'`);
  }
}

function selectSubnets(props: LoadBalancerEndpointProps): ec2.ISubnet[] {
  const { vpc, publicSubnets, ingressSubnets } = props.network;
  return vpc.selectSubnets(props.internetFacing ? publicSubnets : ingressSubnets).subnets;
}

function allowedCidrs(props: LoadBalancerEndpointProps): string[] {
  const { allowedCidrs: cidrs, oidc } = props.ingress;
  if (cidrs?.length) {
    return cidrs;
  }
  return props.internetFacing && oidc ? ['0.0.0.0/0'] : [vpcCidr(props.network.vpc)];
}

function vpcCidr(vpc: ec2.IVpc): string {
  // The range that was written down: checks can read it, a reference they cannot.
  const resource = vpc.node.defaultChild;
  return (resource instanceof ec2.CfnVPC && resource.cidrBlock) || vpc.vpcCidrBlock;
}
