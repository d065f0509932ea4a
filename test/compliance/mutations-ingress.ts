import { GONE } from './mutate';
import { Mutation } from './mutations-compute';

const LISTENER = 'IngressHttps/ElasticLoadBalancingV2::Listener';
const REDIRECT = 'Properties.DefaultActions[Type=redirect]';
const BALANCER = 'ElasticLoadBalancingV2::LoadBalancer';
const attribute = (key: string) => `Properties.LoadBalancerAttributes[Key=${key}]`;
const HSTS = 'Properties.ListenerAttributes[Key=routing.http.response.strict_transport_security.header_value]';
const FORWARD = { Type: 'forward', TargetGroupArn: { Ref: 'IngressRouteTargetGroupD29D4F13' } };
const POLICY = 'Properties.FirewallPolicy';
const ENGINE = `${POLICY}.StatefulEngineOptions`;
const WEB = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' };
const WEB_ACL = 'WAFv2::WebACL';

/** Changes of the load balancer. */
const BALANCER_MUTATIONS: Mutation[] = [
  [
    [LISTENER, 'Properties.SslPolicy'],
    [GONE, 'ELBSecurityPolicy-2016-08'],
    ['ALB1', 'ALB2'],
  ],
  [[LISTENER, 'Properties.SslPolicy'], ['ELBSecurityPolicy-TLS13-1-2-2021-06'], ['ALB2']],
  [[LISTENER, HSTS], [GONE], ['ALB3']],
  [[LISTENER, `${HSTS}.Value`], ['max-age=300; includeSubDomains', 'max-age=31536000', ''], ['ALB3']],
  [[LISTENER, 'Properties.DefaultActions.*'], [FORWARD], ['ALB5']],
  [['IngressHttp/ElasticLoadBalancingV2::Listener', `${REDIRECT}.RedirectConfig.Protocol`], [GONE, 'HTTP'], ['ALB4']],
  [['IngressHttp/ElasticLoadBalancingV2::Listener', REDIRECT], [FORWARD], ['ALB4', 'ALB5']],
  [[BALANCER, `${attribute('routing.http.desync_mitigation_mode')}.Value`], ['monitor', 'defensive'], ['ALB6']],
  [[BALANCER, attribute('routing.http.drop_invalid_header_fields.enabled')], [GONE], ['ALB7']],
  [[BALANCER, `${attribute('waf.fail_open.enabled')}.Value`], ['true'], ['ALB8']],
  [[BALANCER, `${attribute('deletion_protection.enabled')}.Value`], ['false'], ['ALB9']],
  [[BALANCER, `${attribute('access_logs.s3.enabled')}.Value`], ['false'], ['ALB10']],
  [[BALANCER, attribute('access_logs.s3.enabled')], [GONE], ['ALB10']],
  [['ElasticLoadBalancingV2::TargetGroup', 'Properties.Protocol'], ['HTTP'], ['ALB11']],
  [[BALANCER, attribute('idle_timeout.timeout_seconds')], [GONE], ['ALB12']],
  [[BALANCER, `${attribute('idle_timeout.timeout_seconds')}.Value`], ['60'], ['ALB12']],
  [
    [
      'IngressRouteRule/ElasticLoadBalancingV2::ListenerRule',
      'Properties.Actions[Type=authenticate-oidc].AuthenticateOidcConfig.SessionTimeout',
    ],
    [GONE, 604800],
    ['ALB13'],
  ],
  [
    [
      'IngressRouteRule/ElasticLoadBalancingV2::ListenerRule',
      'Properties.Actions[Type=authenticate-oidc].AuthenticateOidcConfig.OnUnauthenticatedRequest',
    ],
    ['allow'],
    ['ALB16'],
  ],
  [['IngressRouteRule/ElasticLoadBalancingV2::ListenerRule', 'Properties.Actions'], [[FORWARD]], ['ALB14']],
  [['ElasticLoadBalancingV2::ListenerRule', 'Properties.Conditions[Field=host-header]'], [GONE], ['ALB15']],
  [
    ['ElasticLoadBalancingV2::ListenerRule', 'Properties.Conditions[Field=host-header].HostHeaderConfig.Values'],
    [['*']],
    ['ALB15'],
  ],
];

const RATE = 'Properties.Rules[Name=rate-per-address-and-host]';
const KEYS = `${RATE}.Statement.RateBasedStatement`;
const OVER_ALL = 'Properties.Rules[Name=rate-per-address]';

/** Changes of the rate rules of the web ACL. */
const RATE_MUTATIONS: Mutation[] = [
  [[WEB_ACL, RATE], [GONE], ['WAF3']],
  [[WEB_ACL, `${RATE}.Action`], [{ Count: {} }, { Allow: {} }], ['WAF3']],
  [[WEB_ACL, `${KEYS}.Limit`], [GONE, 200000], ['WAF3']],
  [[WEB_ACL, `${KEYS}.ScopeDownStatement`], [{ GeoMatchStatement: { CountryCodes: ['DE'] } }], ['WAF3']],
  [[WEB_ACL, `${KEYS}.AggregateKeyType`], [GONE, 'CONSTANT', 'FORWARDED_IP'], ['WAF3']],
  [[WEB_ACL, `${KEYS}.CustomKeys`], [GONE, []], ['WAF3']],
  [[WEB_ACL, `${KEYS}.CustomKeys.0`], [GONE, { ForwardedIP: {} }, { HTTPMethod: {} }], ['WAF3']],
  [[WEB_ACL, `${KEYS}.CustomKeys.1.Header.Name`], [GONE, 'user-agent'], ['WAF3']],
  [[WEB_ACL, OVER_ALL], [GONE], ['WAF3']],
  [[WEB_ACL, `${OVER_ALL}.Action`], [{ Count: {} }], ['WAF3']],
  [[WEB_ACL, `${OVER_ALL}.Statement.RateBasedStatement.AggregateKeyType`], [GONE, 'CONSTANT'], ['WAF3']],
];

/** Changes of the rate rules that no rule needs to find. */
export const HARMLESS_INGRESS_MUTATIONS: Mutation[] = [
  // Over the address alone is stricter.
  [[WEB_ACL, `${KEYS}.CustomKeys.1`], [GONE], []],
  [[WEB_ACL, `${KEYS}.AggregateKeyType`], ['IP'], []],
  // It comes on top of a limit that holds for each gateway.
  [[WEB_ACL, 'Properties.Rules[Name=upgrade-rate-per-address-and-host]'], [GONE], []],
];

/** Changes of the web ACL. */
const WEB_ACL_MUTATIONS: Mutation[] = [
  [['WAFv2::WebACLAssociation', 'Properties.ResourceArn'], ['arn:aws:other'], ['WAF1']],
  [[WEB_ACL, 'Properties.Rules[Name=upgrade-from-foreign-origin]'], [GONE], ['WAF2']],
  [[WEB_ACL, 'Properties.Rules[Name=foreign-origin].RuleLabels'], [GONE], ['WAF2']],
  [[WEB_ACL, 'Properties.Rules[Name=upgrade-from-foreign-origin].Action'], [{ Count: {} }, { Allow: {} }], ['WAF2']],
  [[WEB_ACL, 'Properties.Rules.*.VisibilityConfig.CloudWatchMetricsEnabled'], [false], ['WAF6']],
  [[WEB_ACL, 'Properties.VisibilityConfig.CloudWatchMetricsEnabled'], [false], ['WAF6']],
  [['WAFv2::LoggingConfiguration', 'Properties.ResourceArn'], ['arn:aws:other'], ['WAF4']],
  [['WAFv2::LoggingConfiguration', 'Properties.RedactedFields'], [GONE, []], ['WAF5']],
  [['WAFv2::LoggingConfiguration', 'Properties.RedactedFields.0'], [{ QueryString: {} }], ['WAF5']],
  [['WAFv2::LoggingConfiguration', 'Properties.RedactedFields.1.SingleHeader.Name'], ['accept'], ['WAF5']],
  [[WEB_ACL, 'Properties.Rules'], [[]], ['WAF2', 'WAF3']],
];

/** Changes of what the examples do not have: a Network Firewall, routes beside a proxy, a second rule group. */
export const HARDENED_MUTATIONS: Mutation[] = [
  [['NetworkFirewall::FirewallPolicy', `${ENGINE}.RuleOrder`], [GONE, 'DEFAULT_ACTION_ORDER'], ['NFW1']],
  [
    ['NetworkFirewall::RuleGroup', 'Properties.RuleGroup.StatefulRuleOptions.RuleOrder'],
    [GONE, 'DEFAULT_ACTION_ORDER'],
    ['NFW2'],
  ],
  [['NetworkFirewall::FirewallPolicy', `${POLICY}.StatefulDefaultActions`], [GONE, ['aws:alert_strict']], ['NFW3']],
  [['NetworkFirewall::FirewallPolicy', `${ENGINE}.StreamExceptionPolicy`], ['CONTINUE'], ['NFW4']],
  [
    ['NetworkFirewall::LoggingConfiguration', 'Properties.LoggingConfiguration.LogDestinationConfigs.*'],
    [GONE],
    ['NFW5'],
  ],
  [['NetworkFirewall::LoggingConfiguration', 'Properties.FirewallArn'], ['arn:aws:other'], ['NFW5']],
  [['NetworkFirewall::Firewall', 'Properties.DeleteProtection'], [GONE, false], ['NFW6']],
  [['NetworkFirewall::Firewall', 'Properties.SubnetChangeProtection'], [GONE, false], ['NFW7']],
  [['NetworkFirewall::Firewall', 'Properties.FirewallPolicyChangeProtection'], [GONE, false], ['NFW7']],
  [['NetworkFirewall::FirewallPolicy', `${POLICY}.Route53ResolvedIPValidation`], [GONE], ['NFW8']],
  [['NetworkFirewall::FirewallPolicy', `${POLICY}.StatelessDefaultActions`], [['aws:pass']], ['NFW9']],
  [['NetworkFirewall::FirewallPolicy', `${POLICY}.StatelessFragmentDefaultActions`], [['aws:pass']], ['NFW9']],
  [['Route53Resolver::FirewallConfig', 'Properties.FirewallFailOpen'], ['ENABLED'], ['DNS4']],
  [['GatewayGroup/EC2::SecurityGroup', 'Properties.SecurityGroupEgress.*'], [WEB], ['NET3', 'NET4']],
];

/** Changes of what stands in front of a gateway. */
export const INGRESS_MUTATIONS: Mutation[] = [...BALANCER_MUTATIONS, ...RATE_MUTATIONS, ...WEB_ACL_MUTATIONS];
