import { Duration, SecretValue } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { Ingress, IngressProps, OidcProps } from '../../lib/ingress';
import { Site } from './fixture';
import { blockedBy } from './waf-evaluator';

const OIDC: OidcProps = {
  issuer: 'https://idp.example.com',
  authorizationEndpoint: 'https://idp.example.com/authorize',
  tokenEndpoint: 'https://idp.example.com/token',
  userInfoEndpoint: 'https://idp.example.com/userinfo',
  clientId: 'claw',
  clientSecret: SecretValue.secretsManager('oidc-client'),
};

type Given = { [K in keyof IngressProps]?: IngressProps[K] };

function synth(props: Given = {}, internetFacing = false) {
  const site = new Site();
  const endpoint = site.bind(ingress(site, props, internetFacing));
  site.route(endpoint);
  return { site, endpoint, template: site.template };
}

function ingress(site: Site, props: Given = {}, internetFacing = false): Ingress {
  const given = { domainName: 'claw.example.com', hostedZone: site.hostedZone, ...props };
  return internetFacing ? Ingress.internetFacing(given) : Ingress.internal(given);
}

function attributes(template: Template, type: string, key: string): { [name: string]: unknown } {
  const resource = Object.values(template.findResources(type))[0];
  return Object.fromEntries(
    resource.Properties[key].map((entry: { Key: string; Value: unknown }) => [entry.Key, entry.Value]),
  );
}

function httpsListener(template: Template) {
  return Object.values(
    template.findResources('AWS::ElasticLoadBalancingV2::Listener', { Properties: { Protocol: 'HTTPS' } }),
  )[0].Properties;
}

function securityGroup(template: Template) {
  return Object.values(
    template.findResources('AWS::EC2::SecurityGroup', {
      Properties: { GroupDescription: 'Load balancer in front of the gateways' },
    }),
  )[0].Properties;
}

describe('the load balancer', () => {
  test('has every attribute of the baseline', () => {
    const found = attributes(synth().template, 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'LoadBalancerAttributes');
    expect(found).toMatchObject({
      'deletion_protection.enabled': 'true',
      'idle_timeout.timeout_seconds': '3600',
      'routing.http.drop_invalid_header_fields.enabled': 'true',
      'routing.http.desync_mitigation_mode': 'strictest',
      'routing.http.xff_header_processing.mode': 'append',
      'routing.http.preserve_host_header.enabled': 'true',
      'waf.fail_open.enabled': 'false',
      'access_logs.s3.enabled': 'true',
      'connection_logs.s3.enabled': 'true',
      'health_check_logs.s3.enabled': 'true',
    });
    for (const kind of ['access_logs', 'connection_logs', 'health_check_logs']) {
      expect(found[`${kind}.s3.bucket`]).toEqual({ Ref: expect.stringMatching(/^IngressLogBucket/) });
    }
  });

  test.each([
    [false, 'internal', /^VpcIngressSubnet/],
    [true, 'internet-facing', /^VpcPublicSubnet/],
  ])('stands in its subnets (internet-facing: %s)', (internetFacing, scheme, subnets) => {
    const { template } = synth({ allowedCidrs: ['198.51.100.0/24'] }, internetFacing);
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Scheme: scheme,
      Subnets: [1, 2].map(() => ({ Ref: Match.stringLikeRegexp(subnets.source) })),
      IpAddressType: 'ipv4',
    });
  });

  test('names the ranges of its subnets, written out', () => {
    expect(synth().endpoint.loadBalancerCidrs).toEqual(['10.0.2.0/24', '10.0.3.0/24']);
    expect(synth({ allowedCidrs: ['198.51.100.0/24'] }, true).endpoint.loadBalancerCidrs).toEqual([
      '10.0.0.0/24',
      '10.0.1.0/24',
    ]);
  });

  test('lets the VPC in when it is internal', () => {
    expect(securityGroup(synth().template).SecurityGroupIngress).toEqual([
      expect.objectContaining({ CidrIp: '10.0.0.0/20', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }),
      expect.objectContaining({ CidrIp: '10.0.0.0/20', FromPort: 80, ToPort: 80, IpProtocol: 'tcp' }),
    ]);
  });

  test('lets only allowedCidrs in', () => {
    const { template } = synth({ allowedCidrs: ['192.168.0.0/16', '172.16.1.1/32'] });
    const rules: { CidrIp: string }[] = securityGroup(template).SecurityGroupIngress;
    expect(rules.map(rule => rule.CidrIp)).toEqual([
      '192.168.0.0/16',
      '192.168.0.0/16',
      '172.16.1.1/32',
      '172.16.1.1/32',
    ]);
  });

  test('lets everybody in when people sign in first', () => {
    const { template } = synth({ oidc: OIDC }, true);
    expect(securityGroup(template).SecurityGroupIngress[0].CidrIp).toBe('0.0.0.0/0');
  });

  const NOWHERE = expect.objectContaining({ CidrIp: '127.0.0.1/32', IpProtocol: 'tcp', FromPort: 1, ToPort: 1 });

  test('reaches nothing but the edge', () => {
    const { template } = synth();
    expect(securityGroup(template).SecurityGroupEgress).toEqual([NOWHERE]);
    template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      GroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IngressSecurityGroup'), 'GroupId'] },
      DestinationSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ServiceGroup'), 'GroupId'] },
      FromPort: 8443,
      ToPort: 8443,
      IpProtocol: 'tcp',
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 8443, ToPort: 8443 });
  });

  test('reaches an identity provider on 443 as well where people sign in', () => {
    expect(securityGroup(synth({ oidc: OIDC }, true).template).SecurityGroupEgress).toEqual([
      NOWHERE,
      expect.objectContaining({ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }),
    ]);
  });
});

describe('the listeners', () => {
  test('speak TLS 1.2 and 1.3 with post-quantum key exchange, and answer 403 to unknown names', () => {
    expect(httpsListener(synth().template)).toMatchObject({
      Port: 443,
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '403' } }],
    });
  });

  test.each([
    [undefined, 'max-age=31536000; includeSubDomains'],
    [true, 'max-age=31536000; includeSubDomains; preload'],
  ])('send HSTS and no server header (preload: %s)', (hstsPreload, value) => {
    expect(httpsListener(synth({ hstsPreload }).template).ListenerAttributes).toEqual([
      { Key: 'routing.http.response.strict_transport_security.header_value', Value: value },
      { Key: 'routing.http.response.server.enabled', Value: 'false' },
    ]);
  });

  test('redirect HTTP for good', () => {
    synth().template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 80,
      DefaultActions: [
        { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
      ],
    });
  });

  test('use a certificate that is made and validated through the zone', () => {
    synth().template.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: 'claw.example.com',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ DomainName: 'claw.example.com', HostedZoneId: 'Z123' }],
    });
  });

  test('use the certificate that is brought', () => {
    const site = new Site();
    const arn = 'arn:aws:acm:eu-central-1:111122223333:certificate/x';
    const certificate = acm.Certificate.fromCertificateArn(site.stack, 'Certificate', arn);
    site.route(site.bind(ingress(site, { certificate, hostedZone: undefined })));
    expect(httpsListener(site.template).Certificates).toEqual([{ CertificateArn: arn }]);
    site.template.resourceCountIs('AWS::CertificateManager::Certificate', 0);
    site.template.resourceCountIs('AWS::Route53::RecordSet', 0);
  });
});

describe('a route', () => {
  test('leads a host name to the edge', () => {
    synth().template.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
      Priority: 2,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['claw.example.com'] } }],
      Actions: [{ Type: 'forward', TargetGroupArn: { Ref: Match.stringLikeRegexp('TargetGroup') } }],
    });
  });

  test('checks the health of the edge over HTTPS and drains for ten seconds', () => {
    const { template } = synth();
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Port: 8443,
      Protocol: 'HTTPS',
      TargetType: 'ip',
      HealthCheckPath: '/edge-health',
      HealthCheckProtocol: 'HTTPS',
      HealthCheckIntervalSeconds: 15,
      HealthCheckTimeoutSeconds: 10,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 6,
      Matcher: { HttpCode: '200' },
    });
    expect(attributes(template, 'AWS::ElasticLoadBalancingV2::TargetGroup', 'TargetGroupAttributes')).toMatchObject({
      'deregistration_delay.timeout_seconds': '10',
      'stickiness.enabled': 'false',
    });
    template.hasResourceProperties('AWS::ECS::Service', {
      LoadBalancers: [{ ContainerName: 'edge', ContainerPort: 8443 }],
    });
  });

  test('gets an alias record', () => {
    synth().template.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: 'claw.example.com.',
      Type: 'A',
      HostedZoneId: 'Z123',
    });
  });

  test('lets webhooks in by POST alone, ahead of and without the sign-in', () => {
    const site = new Site();
    const endpoint = site.bind(ingress(site, { oidc: OIDC }, true));
    site.route(endpoint, { webhookPaths: ['/slack/events', '/api/messages'], priority: 7 });
    const rules = Object.values(site.template.findResources('AWS::ElasticLoadBalancingV2::ListenerRule')).map(
      rule => rule.Properties,
    );
    expect(rules).toHaveLength(2);
    expect(rules[0]).toMatchObject({
      Priority: 13,
      Conditions: [
        { HostHeaderConfig: { Values: ['claw.example.com'] } },
        { PathPatternConfig: { Values: ['/slack/events', '/api/messages'] } },
        { HttpRequestMethodConfig: { Values: ['POST'] } },
      ],
    });
    expect(rules[0].Actions.map((action: { Type: string }) => action.Type)).toEqual(['forward']);
    expect(rules[1].Priority).toBe(14);
    expect(rules[1].Actions.map((action: { Type: string }) => action.Type)).toEqual(['authenticate-oidc', 'forward']);
    expect(site.warnings).toEqual([]);
  });

  test('warns when the senders of webhooks may not connect', () => {
    const site = new Site();
    site.route(site.bind(ingress(site)), { webhookPaths: ['/slack/events'] });
    expect(site.warnings).toEqual([expect.stringContaining('openclaw:Ingress.webhookSenders')]);
  });

  test.each([
    [{ priority: 0 }, 'priority must be a whole number between 1 and 25000, got 0'],
    [{ priority: 1.5 }, 'priority must be a whole number between 1 and 25000, got 1.5'],
    [{ priority: 25_001 }, 'priority must be a whole number between 1 and 25000, got 25001'],
    [
      { hostName: 'Claw' },
      "hostName must be a full host name in lower-case ASCII such as 'claw.example.com', got 'Claw'",
    ],
    [{ hostName: 'other.example.com' }, "hostName must be 'claw.example.com', the only name on the certificate"],
    [{ webhookPaths: ['/a', '/b', '/c', '/d'] }, 'webhookPaths must hold 3 paths at most, got 4'],
    [{ webhookPaths: ['/slack/*'] }, "webhookPaths must hold exact paths such as '/slack/events', got '/slack/*'"],
    [{ webhookPaths: ['slack'] }, "webhookPaths must hold exact paths such as '/slack/events', got 'slack'"],
  ])('fails with %j', (route, message) => {
    const site = new Site();
    const endpoint = site.bind(ingress(site));
    expect(() => site.route(endpoint, route)).toThrow(message);
  });

  test.each([
    [
      { hostName: 'a.example.com', priority: 2 },
      "hostName must be unique on a load balancer, got 'a.example.com' twice",
    ],
    [{ hostName: 'b.example.com', priority: 1 }, 'priority must be unique on a load balancer, got 1 twice'],
  ])('fails when another has %j', (second, message) => {
    const site = new Site();
    const certificate = acm.Certificate.fromCertificateArn(
      site.stack,
      'Certificate',
      'arn:aws:acm:eu-central-1:1:certificate/x',
    );
    const endpoint = site.bind(ingress(site, { certificate }));
    site.route(endpoint, { hostName: 'a.example.com' });
    expect(() => endpoint.routeTo('Other', { service: site.service('Other'), ...second })).toThrow(message);
  });
});

describe('with subdomains', () => {
  const SUBDOMAINS = { domainName: 'a.claw.example.com', subdomains: true };

  function cell(props: Given = {}, options: Parameters<Site['bind']>[1] = {}) {
    const site = new Site();
    return { site, endpoint: site.bind(ingress(site, { ...SUBDOMAINS, ...props }), options) };
  }

  test('one certificate and one record stand for every gateway, before there is any', () => {
    const { template } = cell().site;
    template.resourceCountIs('AWS::CertificateManager::Certificate', 1);
    template.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: '*.a.claw.example.com',
      DomainValidationOptions: [{ DomainName: '*.a.claw.example.com', HostedZoneId: 'Z123' }],
    });
    template.resourceCountIs('AWS::Route53::RecordSet', 1);
    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: '*.a.claw.example.com.',
      Type: 'A',
      HostedZoneId: 'Z123',
    });
  });

  test('gateways come without a certificate, a record or an origin of their own', () => {
    const { template: before } = cell().site;
    const { site, endpoint } = cell();
    site.route(endpoint, { hostName: 'support.a.claw.example.com', priority: 1 });
    endpoint.routeTo('Sales', {
      service: site.service('Sales'),
      hostName: 'sales.a.claw.example.com',
      priority: 2,
    });
    for (const type of [
      'AWS::CertificateManager::Certificate',
      'AWS::Route53::RecordSet',
      'AWS::WAFv2::WebACL',
      'AWS::ElasticLoadBalancingV2::Listener',
    ]) {
      expect(site.template.findResources(type)).toEqual(before.findResources(type));
    }
    site.template.resourceCountIs('AWS::ElasticLoadBalancingV2::ListenerRule', 2);
  });

  test.each([
    'a.claw.example.com',
    'b.claw.example.com',
    'deep.support.a.claw.example.com',
    'xa.claw.example.com',
    'support.a.claw.example.com.example.org',
  ])('a gateway cannot be called %s', hostName => {
    const { site, endpoint } = cell();
    expect(() => site.route(endpoint, { hostName })).toThrow(
      `hostName must be one label below 'a.claw.example.com', which the wildcard covers, got '${hostName}'`,
    );
  });

  test('the web ACL knows the webhooks that gateways of other stacks answer', () => {
    const { site } = cell({}, { webhookPaths: ['/slack/events'] });
    const [webAcl] = Object.values(site.template.findResources('AWS::WAFv2::WebACL'));
    const post = (path: string) => blockedBy(webAcl.Properties.Rules, { method: 'POST', path, headers: {} });
    expect(post('/slack/events')).toBeUndefined();
    expect(post('/api/messages')).toBe('unsafe-method-from-foreign-origin');
  });

  test('the way to the identity provider is open before any gateway has a rule', () => {
    expect(securityGroup(cell({ oidc: OIDC }).site.template).SecurityGroupEgress).toEqual([
      expect.objectContaining({ CidrIp: '127.0.0.1/32' }),
      expect.objectContaining({ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }),
    ]);
    expect(securityGroup(cell().site.template).SecurityGroupEgress).toHaveLength(1);
  });
});

describe('signing in', () => {
  test('takes eight hours and a secret that no template holds', () => {
    const { template } = synth({ oidc: OIDC }, true);
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
      Actions: [
        {
          Order: 1,
          Type: 'authenticate-oidc',
          AuthenticateOidcConfig: {
            Issuer: 'https://idp.example.com',
            AuthorizationEndpoint: 'https://idp.example.com/authorize',
            TokenEndpoint: 'https://idp.example.com/token',
            UserInfoEndpoint: 'https://idp.example.com/userinfo',
            ClientId: 'claw',
            ClientSecret: '{{resolve:secretsmanager:oidc-client:SecretString:::}}',
            SessionTimeout: 28_800,
            OnUnauthenticatedRequest: 'authenticate',
          },
        },
        { Order: 2, Type: 'forward' },
      ],
    });
  });

  test('takes as long as asked, up to twelve hours', () => {
    const { template } = synth({ oidc: { ...OIDC, sessionTimeout: Duration.hours(12) } }, true);
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
      Actions: Match.arrayWith([
        Match.objectLike({ AuthenticateOidcConfig: Match.objectLike({ SessionTimeout: 43_200 }) }),
      ]),
    });
  });

  test('accepts the value of a secret construct', () => {
    const site = new Site();
    const clientSecret = new secretsmanager.Secret(site.stack, 'Client').secretValue;
    expect(() => ingress(site, { oidc: { ...OIDC, clientSecret } })).not.toThrow();
  });

  test('warns when the load balancer has no way to the identity provider', () => {
    const { site } = synth({ oidc: OIDC });
    expect(site.warnings).toEqual([expect.stringContaining('openclaw:Ingress.oidcRoute')]);
  });

  test('asks for subnets with a way out', () => {
    const site = new Site();
    expect(ingress(site).subnetType).toBe(ec2.SubnetType.PRIVATE_ISOLATED);
    expect(ingress(site, { oidc: OIDC }).subnetType).toBe(ec2.SubnetType.PRIVATE_WITH_EGRESS);
    expect(Ingress.none().subnetType).toBe(ec2.SubnetType.PRIVATE_ISOLATED);
  });

  test.each<[{ [K in keyof OidcProps]?: OidcProps[K] }, string]>([
    [{ sessionTimeout: Duration.hours(13) }, 'oidc.sessionTimeout must be between 1 minute and 12 hours, got 13 hours'],
    [
      { sessionTimeout: Duration.seconds(1) },
      'oidc.sessionTimeout must be between 1 minute and 12 hours, got 1 second',
    ],
    [{ issuer: 'http://idp' }, "oidc.issuer must be an https address, got 'http://idp'"],
    [{ tokenEndpoint: 'idp/token' }, "oidc.tokenEndpoint must be an https address, got 'idp/token'"],
    [
      { clientSecret: SecretValue.unsafePlainText('hunter2') },
      'oidc.clientSecret must not stand in the template, got a literal',
    ],
  ])('fails with %j', (oidc, message) => {
    expect(() => ingress(new Site(), { oidc: { ...OIDC, ...oidc } }, true)).toThrow(message);
  });

  test('never repeats a literal secret in its error', () => {
    const clientSecret = SecretValue.unsafePlainText('hunter2');
    expect(() => ingress(new Site(), { oidc: { ...OIDC, clientSecret } })).toThrow(/^(?!.*hunter2)/);
  });
});

describe('the log bucket', () => {
  test('keeps what refuses plain HTTP as long as the logs', () => {
    synth().template.hasResource('AWS::S3::BucketPolicy', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('is private, versioned, encrypted by S3 and emptied after a year', () => {
    synth().template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        LifecycleConfiguration: {
          Rules: [
            {
              Status: 'Enabled',
              ExpirationInDays: 365,
              NoncurrentVersionExpiration: { NoncurrentDays: 30 },
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            },
          ],
        },
      },
    });
  });

  test.each([
    [logs.RetentionDays.ONE_MONTH, 30],
    [logs.RetentionDays.INFINITE, undefined],
  ])('keeps logs for %s days', (logRetention, days) => {
    const site = new Site();
    site.bind(ingress(site), { logRetention });
    const [bucket] = Object.values(site.template.findResources('AWS::S3::Bucket'));
    expect(bucket.Properties.LifecycleConfiguration.Rules[0].ExpirationInDays).toBe(days);
  });

  test('may be written by load balancers of this account alone, over TLS', () => {
    const [policy] = Object.values(synth().template.findResources('AWS::S3::BucketPolicy'));
    const statements: { Effect: string; Principal: unknown; Action: unknown }[] =
      policy.Properties.PolicyDocument.Statement;
    expect(statements.filter(({ Effect }) => Effect === 'Deny').map(({ Action }) => Action)).toEqual(['s3:*', 's3:*']);
    const writers = statements.filter(({ Action }) => Action === 's3:PutObject');
    expect(writers).toEqual([
      expect.objectContaining({
        Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::054676820928:root']] } },
      }),
      expect.objectContaining({ Principal: { Service: 'delivery.logs.amazonaws.com' } }),
      expect.objectContaining({ Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' } }),
    ]);
    for (const writer of writers) {
      expect(JSON.stringify(writer)).toContain('/AWSLogs/');
    }
  });

  test('can be brought', () => {
    const site = new Site();
    site.bind(ingress(site), { logBucket: s3.Bucket.fromBucketName(site.stack, 'Archive', 'archive') });
    site.template.resourceCountIs('AWS::S3::Bucket', 0);
    expect(
      attributes(site.template, 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'LoadBalancerAttributes'),
    ).toMatchObject({ 'access_logs.s3.bucket': 'archive', 'health_check_logs.s3.bucket': 'archive' });
  });
});

describe('Ingress fails', () => {
  test.each<[Given, string]>([
    [
      { domainName: 'Claw.example.com' },
      "domainName must be a full host name in lower-case ASCII such as 'claw.example.com', got 'Claw.example.com'",
    ],
    [
      { domainName: 'сlaw.example.com' },
      "domainName must be a full host name in lower-case ASCII such as 'claw.example.com', got 'сlaw.example.com'",
    ],
    [
      { domainName: '*.example.com' },
      "domainName must be a full host name in lower-case ASCII such as 'claw.example.com', got '*.example.com'",
    ],
    [{ domainName: 'https://claw.example.com' }, 'domainName must be a full host name'],
    [{ domainName: `${'a'.repeat(64)}.example.com` }, 'domainName must be a full host name'],
    [{ domainName: 'claw.example.org' }, "domainName must be inside hostedZone 'example.com', got 'claw.example.org'"],
    [{ domainName: 'evilexample.com' }, "domainName must be inside hostedZone 'example.com', got 'evilexample.com'"],
    [
      { hostedZone: undefined },
      'certificate must be given where there is no hostedZone to validate a new one, got neither',
    ],
    [{ allowedCidrs: ['10.0.0.0'] }, "allowedCidrs must hold IPv4 ranges such as '10.20.0.0/16', got '10.0.0.0'"],
    [
      { allowedCidrs: ['10.0.0.256/32'] },
      "allowedCidrs must hold IPv4 ranges such as '10.20.0.0/16', got '10.0.0.256/32'",
    ],
    [{ allowedCidrs: ['10.0.0.0/33'] }, "allowedCidrs must hold IPv4 ranges such as '10.20.0.0/16', got '10.0.0.0/33'"],
    [{ allowedCidrs: ['::/0'] }, "allowedCidrs must hold IPv4 ranges such as '10.20.0.0/16', got '::/0'"],
    [{ allowedCidrs: ['10.0.0.1/24'] }, "allowedCidrs must hold the first address of each range, got '10.0.0.1/24'"],
    [{ allowedCidrs: ['0.0.0.0/0'] }, "allowedCidrs must not hold a range wider than /8 without oidc, got '0.0.0.0/0'"],
    [
      { allowedCidrs: ['128.0.0.0/1'] },
      "allowedCidrs must not hold a range wider than /8 without oidc, got '128.0.0.0/1'",
    ],
  ])('with %j', (props, message) => {
    expect(() => ingress(new Site(), props)).toThrow(message);
    expect(() => ingress(new Site(), { allowedCidrs: ['10.0.0.0/8'], ...props }, true)).toThrow(message);
  });

  test.each([undefined, []])('when it is internet-facing without oidc and allowedCidrs is %j', allowedCidrs => {
    expect(() => ingress(new Site(), { allowedCidrs }, true)).toThrow(
      'allowedCidrs must name who may connect to an internet-facing ingress without oidc, got none',
    );
  });

  test('when a private zone would have to validate a certificate', () => {
    const site = new Site();
    const hostedZone = new route53.PrivateHostedZone(site.stack, 'Private', { vpc: site.vpc, zoneName: 'example.com' });
    expect(() => ingress(site, { hostedZone })).toThrow('certificate must be given where hostedZone is private');
  });
});

test('an ingress that is none has no way in', () => {
  const site = new Site();
  const endpoint = site.bind(Ingress.none());
  expect(endpoint.loadBalancerCidrs).toEqual([]);
  expect(site.route(endpoint)).toBeUndefined();
  expect(Ingress.none().domainName).toBeUndefined();
  site.template.resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 0);
});

describe('an existing listener', () => {
  function existing(site: Site, oidc?: OidcProps) {
    const listener = elbv2.ApplicationListener.fromApplicationListenerAttributes(site.stack, 'Listener', {
      listenerArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/shared/abc/def',
      securityGroup: ec2.SecurityGroup.fromSecurityGroupId(site.stack, 'Shared', 'sg-123'),
    });
    return Ingress.fromListener(listener, { domainName: 'claw.example.com', loadBalancerCidrs: ['10.9.0.0/24'], oidc });
  }

  test('gets a target group and a rule, and a warning', () => {
    const site = new Site();
    const endpoint = site.bind(existing(site));
    site.route(endpoint, { priority: 40 });
    expect(endpoint.loadBalancerCidrs).toEqual(['10.9.0.0/24']);
    expect(site.warnings).toEqual([expect.stringContaining('openclaw:Ingress.fromListener')]);
    site.template.resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 0);
    site.template.resourceCountIs('AWS::ElasticLoadBalancingV2::TargetGroup', 1);
    site.template.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
      ListenerArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/shared/abc/def',
      Priority: 80,
    });
  });

  test('signs people in', () => {
    const site = new Site();
    site.route(site.bind(existing(site, OIDC)));
    site.template.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
      Actions: [Match.objectLike({ Type: 'authenticate-oidc' }), Match.objectLike({ Type: 'forward' })],
    });
  });

  test('fails without the ranges of its subnets, and with a name that is none', () => {
    const listener = new Site() as never;
    expect(() => Ingress.fromListener(listener, { domainName: 'claw.example.com', loadBalancerCidrs: [] })).toThrow(
      "loadBalancerCidrs must hold the ranges of the load balancer's subnets, got none",
    );
    expect(() => Ingress.fromListener(listener, { domainName: 'claw', loadBalancerCidrs: ['10.0.0.0/24'] })).toThrow(
      'domainName must be a full host name',
    );
  });
});

test.each([
  ['internal', {}, false],
  ['internal with sign-in', { oidc: OIDC }, false],
  ['internet-facing for some', { allowedCidrs: ['198.51.100.0/24'] }, true],
  ['internet-facing with sign-in', { oidc: OIDC }, true],
])('passes both rule packs when it is %s', (_, props, internetFacing) => {
  const { site } = synth(props, internetFacing);
  for (const pack of [new AwsSolutionsChecks(site.app), new NIST80053R5Checks(site.app)]) {
    const { violations } = pack.validateScope(site.stack.node.findChild('Ingress'));
    expect(violations.map(violation => JSON.stringify(violation))).toEqual([]);
  }
});
