const ref = (id: string) => ({ Ref: id });
const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });
const group = (id: string) => attribute(id, 'GroupId');
const tcp = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port });
const NOWHERE = { ...tcp(1), CidrIp: '127.0.0.1/32' };
const METRICS = { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: 'metric' };

const BALANCER_ATTRIBUTES = {
  'deletion_protection.enabled': 'true',
  'idle_timeout.timeout_seconds': '3600',
  'routing.http.drop_invalid_header_fields.enabled': 'true',
  'routing.http.desync_mitigation_mode': 'strictest',
  'waf.fail_open.enabled': 'false',
  'access_logs.s3.enabled': 'true',
};

/** A load balancer and a web ACL in front of a gateway, hardened. */
export const INGRESS_RESOURCES = { ...ingress(), ...webAcl() };

function ingress() {
  return {
    BalancerGroup: resource('EC2::SecurityGroup', {
      VpcId: ref('Vpc'),
      SecurityGroupEgress: [NOWHERE],
      SecurityGroupIngress: [
        { ...tcp(443), CidrIp: '0.0.0.0/0' },
        { ...tcp(80), CidrIp: '0.0.0.0/0' },
      ],
    }),
    Balancer: resource('ElasticLoadBalancingV2::LoadBalancer', {
      Scheme: 'internet-facing',
      SecurityGroups: [group('BalancerGroup')],
      LoadBalancerAttributes: Object.entries(BALANCER_ATTRIBUTES).map(([Key, Value]) => ({ Key, Value })),
    }),
    Https: resource('ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref('Balancer'),
      Protocol: 'HTTPS',
      Port: 443,
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '403' } }],
      ListenerAttributes: [
        {
          Key: 'routing.http.response.strict_transport_security.header_value',
          Value: 'max-age=31536000; includeSubDomains',
        },
      ],
    }),
    Http: resource('ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref('Balancer'),
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }],
    }),
    TargetGroup: resource('ElasticLoadBalancingV2::TargetGroup', { Protocol: 'HTTPS', Port: 8443, VpcId: ref('Vpc') }),
    ListenerRule: resource('ElasticLoadBalancingV2::ListenerRule', {
      ListenerArn: ref('Https'),
      Priority: 1,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['claw.example.com'] } }],
      Actions: [
        {
          Order: 1,
          Type: 'authenticate-oidc',
          AuthenticateOidcConfig: {
            AuthorizationEndpoint: 'https://login.example.com/authorize',
            ClientId: 'openclaw',
            Issuer: 'https://login.example.com',
            TokenEndpoint: 'https://login.example.com/token',
            UserInfoEndpoint: 'https://login.example.com/userinfo',
            OnUnauthenticatedRequest: 'authenticate',
            SessionTimeout: '28800',
          },
        },
        { Order: 2, Type: 'forward', TargetGroupArn: ref('TargetGroup') },
      ],
    }),
  };
}

function webAcl() {
  const header = (name: string, text: string) => ({
    ByteMatchStatement: {
      FieldToMatch: { SingleHeader: { Name: name } },
      PositionalConstraint: 'EXACTLY',
      SearchString: text,
      TextTransformations: [{ Priority: 0, Type: 'LOWERCASE' }],
    },
  });
  const own = header('origin', 'https://claw.example.com');
  return {
    WebAcl: resource('WAFv2::WebACL', {
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      VisibilityConfig: METRICS,
      Rules: [
        {
          Name: 'rate',
          Priority: 0,
          Action: { Block: {} },
          Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 2000 } },
          VisibilityConfig: METRICS,
        },
        {
          Name: 'origin',
          Priority: 1,
          Action: { Block: {} },
          Statement: {
            AndStatement: { Statements: [header('upgrade', 'websocket'), { NotStatement: { Statement: own } }] },
          },
          VisibilityConfig: METRICS,
        },
      ],
    }),
    WebAclAssociation: resource('WAFv2::WebACLAssociation', {
      ResourceArn: ref('Balancer'),
      WebACLArn: attribute('WebAcl', 'Arn'),
    }),
    WebAclLogging: resource('WAFv2::LoggingConfiguration', {
      ResourceArn: attribute('WebAcl', 'Arn'),
      LogDestinationConfigs: ['arn:aws:logs:eu-central-1:123456789012:log-group:aws-waf-logs-claw'],
      RedactedFields: ['authorization', 'cookie'].map(Name => ({ SingleHeader: { Name } })),
    }),
  };
}

function resource<T extends object>(type: string, properties: T) {
  return { Type: `AWS::${type}`, Properties: properties };
}
