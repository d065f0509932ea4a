import { ALB_RULES } from '../../../lib/compliance/rules/alb';
import { network } from '../network-cases';
import { add, Change, cases, ORDINARY, set, UNTOLD } from '../rule-cases';
import { ruleOf } from '../rule-of';

const alb = (number: number) => ruleOf(ALB_RULES, `OpenClaw-ALB${number}`);
const compliant = network();
const KEYS = [
  'deletion_protection.enabled',
  'idle_timeout.timeout_seconds',
  'routing.http.drop_invalid_header_fields.enabled',
  'routing.http.desync_mitigation_mode',
  'waf.fail_open.enabled',
  'access_logs.s3.enabled',
];
/** Sets one attribute of the load balancer; every other is left out. */
const only = (key: string, value?: unknown): Change =>
  set('Balancer', 'LoadBalancerAttributes', value === undefined ? [] : [{ Key: key, Value: value }]);
const LOG_IN = 'Actions.0.AuthenticateOidcConfig';
const POLICY = 'ELBSecurityPolicy';
const plainListener = add('Plain', 'AWS::ElasticLoadBalancingV2::Listener', {
  LoadBalancerArn: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/other/1',
  Protocol: 'HTTP',
  DefaultActions: [{ Type: 'forward', TargetGroupArn: 'arn' }],
});

cases(alb(1), {
  compliant: [compliant, network(set('Https', 'SslPolicy', `${POLICY}-TLS-1-2-Ext-2018-06`))],
  nonCompliant: [
    network(set('Https', 'SslPolicy')),
    network(set('Https', 'SslPolicy', `${POLICY}-2016-08`)),
    network(set('Https', 'SslPolicy', `${POLICY}-TLS13-1-1-2021-06`)),
    network(set('Https', 'SslPolicy', { 'Fn::If': ['Chosen', `${POLICY}-TLS13-1-3-2021-06`, `${POLICY}-2016-08`] })),
  ],
  undecidable: network(set('Https', 'SslPolicy', UNTOLD)),
});

cases(alb(2), {
  compliant,
  nonCompliant: network(set('Https', 'SslPolicy', `${POLICY}-TLS13-1-2-2021-06`)),
  undecidable: network(set('Https', 'SslPolicy', UNTOLD)),
});

cases(alb(3), {
  compliant: [compliant, network(set('Https', 'ListenerAttributes.0.Value', 'includeSubDomains; max-age="15768000"'))],
  nonCompliant: [
    network(set('Https', 'ListenerAttributes', [])),
    network(set('Https', 'ListenerAttributes.0.Value', 'max-age=15767999; includeSubDomains')),
    network(set('Https', 'ListenerAttributes.0.Value', 'max-age=31536000')),
    network(set('Https', 'ListenerAttributes.0.Key', 'routing.http.response.strict_transport_security')),
  ],
  undecidable: [
    network(set('Https', 'ListenerAttributes.0.Value', UNTOLD)),
    network(set('Https', 'ListenerAttributes', UNTOLD)),
  ],
});

cases(alb(4), {
  compliant,
  nonCompliant: [
    network(plainListener),
    network(set('Http', 'DefaultActions.0.RedirectConfig.Protocol')),
    network(set('Http', 'DefaultActions.0.RedirectConfig.Protocol', 'HTTP')),
  ],
  undecidable: network(set('Http', 'DefaultActions', UNTOLD)),
});

cases(alb(5), {
  compliant,
  nonCompliant: network(set('Https', 'DefaultActions', [{ Type: 'forward', TargetGroupArn: { Ref: 'TargetGroup' } }])),
  undecidable: network(set('Https', 'DefaultActions.0.Type', UNTOLD)),
});

const ATTRIBUTES: [number, string | undefined, string][] = [
  [6, KEYS[3], 'defensive'],
  [7, KEYS[2], 'false'],
  [8, KEYS[4], 'true'],
  [9, KEYS[0], 'false'],
  [10, KEYS[5], 'false'],
  [12, KEYS[1], '60'],
];
for (const [number, key = '', wrong] of ATTRIBUTES) {
  cases(alb(number), {
    compliant,
    nonCompliant: [
      network(only(key, wrong)),
      network(only(key, { 'Fn::If': ['Chosen', wrong, wrong] })),
      // Web ACLs fail closed by themselves; nothing else is on by itself.
      ...(number === 8 ? [] : [network(only(key))]),
    ],
    undecidable: [network(only(key, UNTOLD)), network(set('Balancer', 'LoadBalancerAttributes', UNTOLD))],
  });
}

cases(alb(11), {
  compliant,
  nonCompliant: network(set('TargetGroup', 'Protocol', 'HTTP')),
  undecidable: network(set('TargetGroup', 'Protocol', UNTOLD)),
});

cases(alb(13), {
  compliant,
  nonCompliant: [
    network(set('ListenerRule', `${LOG_IN}.SessionTimeout`, 604800)),
    network(set('ListenerRule', `${LOG_IN}.SessionTimeout`)),
  ],
  notApplicable: [ORDINARY, network(set('ListenerRule', 'Actions', [forward()]))],
  undecidable: network(set('ListenerRule', `${LOG_IN}.SessionTimeout`, UNTOLD)),
});

cases(alb(14), {
  compliant: [
    compliant,
    network(rule('/slack/events')),
    network(set('ListenerRule', 'Actions', [forward()]), set('Balancer', 'Scheme', 'internal')),
    network(
      set('ListenerRule', 'Actions', [forward()]),
      set('BalancerGroup', 'SecurityGroupIngress', [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '192.0.2.0/24' },
      ]),
    ),
  ],
  nonCompliant: [
    network(set('ListenerRule', 'Actions', [forward()])),
    network(
      add('Other', 'AWS::ElasticLoadBalancingV2::ListenerRule', {
        ListenerArn: { Ref: 'Https' },
        Priority: 2,
        Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['open.example.com'] } }],
        Actions: [forward()],
      }),
    ),
    network(rule('/*')),
  ],
  undecidable: network(set('ListenerRule', 'Actions', [forward()]), set('Balancer', 'SecurityGroups', ['sg-1'])),
});

cases(alb(15), {
  compliant: [
    compliant,
    network(set('ListenerRule', 'Conditions', [{ Field: 'host-header', Values: ['a.example.com'] }])),
  ],
  nonCompliant: [
    network(set('ListenerRule', 'Conditions', [{ Field: 'path-pattern', Values: ['/'] }])),
    network(set('ListenerRule', 'Conditions.0.HostHeaderConfig.Values', ['*'])),
  ],
  undecidable: network(set('ListenerRule', 'Conditions', UNTOLD)),
});

cases(alb(16), {
  compliant: [compliant, network(set('ListenerRule', `${LOG_IN}.OnUnauthenticatedRequest`))],
  nonCompliant: network(set('ListenerRule', `${LOG_IN}.OnUnauthenticatedRequest`, 'allow')),
  undecidable: network(set('ListenerRule', `${LOG_IN}.OnUnauthenticatedRequest`, UNTOLD)),
});

function rule(path: string): Change {
  return add('Webhook', 'AWS::ElasticLoadBalancingV2::ListenerRule', {
    ListenerArn: { Ref: 'Https' },
    Priority: 2,
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [path] } }],
    Actions: [forward()],
  });
}

function forward() {
  return { Type: 'forward', TargetGroupArn: { Ref: 'TargetGroup' } };
}
