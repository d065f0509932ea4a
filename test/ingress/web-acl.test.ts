import { App, Fn, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { Ingress, WebAcl, WebAclProps } from '../../lib/ingress';
import { Site } from './fixture';
import { blockedBy, capacityOf, RenderedRule } from './waf-evaluator';

function create(props: { [K in keyof WebAclProps]?: WebAclProps[K] } = {}) {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region: 'eu-central-1' } });
  const webAcl = new WebAcl(stack, 'WebAcl', {
    encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    allowedOrigins: ['https://claw.example.com'],
    ...props,
  });
  return { app, stack, webAcl };
}

function rulesOf(stack: Stack): RenderedRule[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::WAFv2::WebACL'))[0].Properties.Rules;
}

function rule(name: string, props?: { [K in keyof WebAclProps]?: WebAclProps[K] }): RenderedRule {
  const [found] = rulesOf(create(props).stack).filter(({ Name }) => Name === name);
  return found;
}

const ORIGIN = 'https://claw.example.com';
const UPGRADE = { upgrade: 'websocket' };

describe('the origin rules', () => {
  const rules = rulesOf(create({ webhookPaths: ['/slack/events', '/api/messages'] }).stack);

  test.each([
    ['GET', '/', {}, undefined],
    ['HEAD', '/', {}, undefined],
    ['OPTIONS', '/', { origin: 'https://evil.example' }, undefined],
    ['GET', '/', { ...UPGRADE, origin: ORIGIN }, undefined],
    ['GET', '/', { ...UPGRADE }, 'upgrade-from-foreign-origin'],
    ['GET', '/', { upgrade: 'WebSocket', origin: 'https://evil.example' }, 'upgrade-from-foreign-origin'],
    ['GET', '/', { upgrade: 'h2c, websocket' }, 'upgrade-from-foreign-origin'],
    ['GET', '/', { ...UPGRADE, origin: 'null' }, 'upgrade-from-foreign-origin'],
    ['GET', '/', { ...UPGRADE, origin: 'http://claw.example.com' }, 'upgrade-from-foreign-origin'],
    ['GET', '/', { ...UPGRADE, origin: `${ORIGIN}.evil.example` }, 'upgrade-from-foreign-origin'],
    ['GET', '/', { ...UPGRADE, origin: `${ORIGIN}:8443` }, 'upgrade-from-foreign-origin'],
    ['GET', '/slack/events', { ...UPGRADE }, 'upgrade-from-foreign-origin'],
    ['POST', '/slack/events', { ...UPGRADE }, 'upgrade-from-foreign-origin'],
    ['POST', '/', { origin: ORIGIN }, undefined],
    ['POST', '/', {}, 'unsafe-method-from-foreign-origin'],
    ['PUT', '/', { origin: 'https://evil.example' }, 'unsafe-method-from-foreign-origin'],
    ['DELETE', '/slack/events', {}, 'unsafe-method-from-foreign-origin'],
    ['GETX', '/', {}, 'unsafe-method-from-foreign-origin'],
    ['get', '/', {}, 'unsafe-method-from-foreign-origin'],
    ['POST', '/slack/events', {}, undefined],
    ['POST', '/api/messages', {}, undefined],
    ['POST', '/slack/events/', {}, 'unsafe-method-from-foreign-origin'],
    ['POST', '/slack/%65vents', {}, 'unsafe-method-from-foreign-origin'],
  ])('judge %s %s %j', (method, path, headers, expected) => {
    expect(blockedBy(rules, { method, path, headers: headers as { [name: string]: string } })).toBe(expected);
  });

  test('know every origin of a full cell, within the capacity that is free', () => {
    const hosts = Array.from({ length: 85 }, (_, slot) => `https://tenant-${slot}.claw.example.com`);
    const full = rulesOf(create({ allowedOrigins: hosts, webhookPaths: ['/slack/events', '/api/messages'] }).stack);
    for (const origin of hosts) {
      expect(blockedBy(full, { method: 'POST', path: '/', headers: { origin } })).toBeUndefined();
    }
    expect(blockedBy(full, { method: 'POST', path: '/', headers: { origin: ORIGIN } })).toBeDefined();
    expect(capacityOf(full)).toBeLessThanOrEqual(1500);
  });

  describe('of a web ACL that knows a domain', () => {
    const { stack, webAcl } = create({ allowedOrigins: [] });
    webAcl.allowOriginsBelow('a.claw.example.com');
    webAcl.allowOriginsBelow('a.claw.example.com');
    const below = rulesOf(stack);
    const upgradeFrom = (origin: string) =>
      blockedBy(below, { method: 'GET', path: '/', headers: { ...UPGRADE, origin } });

    test.each(['https://support.a.claw.example.com', 'https://x1-y.a.claw.example.com'])('know %s', origin => {
      expect(upgradeFrom(origin)).toBeUndefined();
    });

    test.each([
      'https://a.claw.example.com',
      'https://.a.claw.example.com',
      'https://support.b.claw.example.com',
      'https://deep.support.a.claw.example.com',
      'https://support.axclaw.example.com',
      'https://support.a.claw.example.com.evil.example',
      'https://support.a.claw.example.com:8443',
      'https://support.a.claw.example.com/',
      'https://evil.example/https://support.a.claw.example.com',
      'http://support.a.claw.example.com',
      'null',
    ])('do not know %s', origin => {
      expect(upgradeFrom(origin)).toBe('upgrade-from-foreign-origin');
    });

    test('cost the same however many hosts are below it', () => {
      expect(capacityOf(below)).toBe(capacityOf(rulesOf(create().stack)) + 25 - 2);
    });
  });

  test('refuse a domain that is not known when the pattern is written', () => {
    const { webAcl } = create();
    expect(() => webAcl.allowOriginsBelow(Fn.importValue('Domain'))).toThrow(
      'domainName must be a literal, got a token: the web ACL matches hosts below it by a pattern',
    );
    expect(() => webAcl.allowOriginsBelow('*.example.com')).toThrow('domainName must be a full host name');
  });

  test('learn the hosts and webhooks of an ingress as gateways are routed to', () => {
    const site = new Site();
    site.route(site.bind(Ingress.internal({ domainName: 'claw.example.com', hostedZone: site.hostedZone })), {
      webhookPaths: ['/slack/events'],
    });
    const found = rulesOf(site.stack);
    expect(blockedBy(found, { method: 'POST', path: '/slack/events', headers: {} })).toBeUndefined();
    expect(blockedBy(found, { method: 'GET', path: '/', headers: { ...UPGRADE, origin: ORIGIN } })).toBeUndefined();
    expect(blockedBy(found, { method: 'GET', path: '/', headers: UPGRADE })).toBeDefined();
  });
});

describe('the rate rules', () => {
  test.each([
    ['rate-per-address-and-host', {}, 2000],
    ['rate-per-address-and-host', { requestsPerFiveMinutes: 500 }, 500],
    ['upgrade-rate-per-address-and-host', {}, 100],
    ['upgrade-rate-per-address-and-host', { upgradesPerFiveMinutes: 30 }, 30],
    ['rate-per-address', {}, 200_000],
    ['rate-per-address', { requestsPerFiveMinutes: 500 }, 50_000],
    ['rate-per-address', { requestsPerFiveMinutes: 2_000_000_000 }, 2_000_000_000],
  ])('%s with %j stops at %s with 429', (name, props, Limit) => {
    const found = rule(name, props);
    expect(found.Action).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
    expect(found.Statement.RateBasedStatement).toMatchObject({
      Limit,
      EvaluationWindowSec: 300,
    });
  });

  test.each(['rate-per-address-and-host', 'upgrade-rate-per-address-and-host'])(
    '%s counts each host name for itself, however it is written',
    name => {
      expect(rule(name).Statement.RateBasedStatement).toMatchObject({
        AggregateKeyType: 'CUSTOM_KEYS',
        CustomKeys: [
          { IP: {} },
          { Header: { Name: 'host', TextTransformations: [{ Priority: 0, Type: 'LOWERCASE' }] } },
        ],
      });
    },
  );

  test('a host that is flooded leaves the others their share: the limit over all hosts comes after those of one', () => {
    const rates = rulesOf(create().stack).filter(({ Statement }) => Statement.RateBasedStatement);
    expect(rates.sort((a, b) => a.Priority - b.Priority).map(({ Name }) => Name)).toEqual([
      'rate-per-address-and-host',
      'upgrade-rate-per-address-and-host',
      'rate-per-address',
    ]);
    expect(rule('rate-per-address').Statement.RateBasedStatement).toEqual({
      AggregateKeyType: 'IP',
      EvaluationWindowSec: 300,
      Limit: 200_000,
    });
  });

  test('count upgrades on their own', () => {
    expect(rule('rate-per-address-and-host').Statement.RateBasedStatement).not.toHaveProperty('ScopeDownStatement');
    expect(rule('upgrade-rate-per-address-and-host').Statement.RateBasedStatement).toMatchObject({
      ScopeDownStatement: { ByteMatchStatement: { SearchString: 'websocket' } },
    });
  });
});

describe('the managed rules', () => {
  test.each([
    ['AWSManagedRulesAmazonIpReputationList', undefined],
    ['AWSManagedRulesKnownBadInputsRuleSet', ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY']],
    [
      'AWSManagedRulesCommonRuleSet',
      [
        'SizeRestrictions_BODY',
        'CrossSiteScripting_BODY',
        'GenericLFI_BODY',
        'GenericRFI_BODY',
        'EC2MetaDataSSRF_BODY',
        'SizeRestrictions_QUERYSTRING',
        'SizeRestrictions_Cookie_HEADER',
      ],
    ],
  ])('%s counts %j and blocks the rest', (name, counted) => {
    expect(rule(name)).toMatchObject({
      OverrideAction: { None: {} },
      Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name } },
    });
    const overrides = (rule(name).Statement.ManagedRuleGroupStatement as { RuleActionOverrides?: unknown })
      .RuleActionOverrides;
    expect(overrides).toEqual(counted?.map(Name => ({ Name, ActionToUse: { Count: {} } })));
  });
});

test('every rule has a metric, samples, and a place of its own', () => {
  const rules = rulesOf(create().stack);
  expect(rules.map(({ Priority }) => Priority)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  for (const { Name, VisibilityConfig } of rules) {
    expect(VisibilityConfig).toEqual({
      MetricName: Name,
      CloudWatchMetricsEnabled: true,
      SampledRequestsEnabled: true,
    });
  }
});

describe('the log', () => {
  const { stack } = create();
  const template = Template.fromStack(stack);

  test('is encrypted, kept for a year, and named as AWS WAF wants it', () => {
    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Retain',
      Properties: {
        KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
        RetentionInDays: 365,
        LogGroupName: {
          'Fn::Join': [
            '-',
            [
              'aws-waf-logs-Stack-WebAcl-5E658EBC',
              { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] },
            ],
          ],
        },
      },
    });
  });

  test('holds no credential, and neither do the samples', () => {
    template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
      RedactedFields: [
        { SingleHeader: { Name: 'authorization' } },
        { SingleHeader: { Name: 'cookie' } },
        { SingleHeader: { Name: 'x-openclaw-token' } },
        { QueryString: {} },
      ],
    });
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      DataProtectionConfig: {
        DataProtections: [
          {
            Field: { FieldType: 'SINGLE_HEADER', FieldKeys: ['authorization', 'cookie', 'x-openclaw-token'] },
            Action: 'SUBSTITUTION',
          },
          { Field: { FieldType: 'QUERY_STRING' }, Action: 'SUBSTITUTION' },
        ],
      },
    });
  });

  test('goes to the log group by an ARN without a wildcard', () => {
    const [logging] = Object.values(template.findResources('AWS::WAFv2::LoggingConfiguration'));
    const [arn] = logging.Properties.LogDestinationConfigs;
    expect(arn['Fn::Join'][1].slice(-2)).toEqual([':log-group:', { Ref: expect.stringMatching(/^WebAclLog/) }]);
  });

  test('is kept as long as asked', () => {
    Template.fromStack(create({ logRetention: logs.RetentionDays.ONE_MONTH }).stack).hasResourceProperties(
      'AWS::Logs::LogGroup',
      { RetentionInDays: 30 },
    );
  });
});

test('stands in front of the load balancer of an ingress', () => {
  const site = new Site();
  site.bind(Ingress.internal({ domainName: 'claw.example.com', hostedZone: site.hostedZone }));
  site.template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
    ResourceArn: { Ref: Match.stringLikeRegexp('^Ingress') },
    WebACLArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IngressWebAcl'), 'Arn'] },
  });
});

test('counts what it blocks', () => {
  const { stack, webAcl } = create();
  expect(stack.resolve(webAcl.metricBlocked().toMetricConfig().metricStat)).toMatchObject({
    namespace: 'AWS/WAFV2',
    metricName: 'BlockedRequests',
    statistic: 'Sum',
    dimensions: [
      { name: 'Region', value: 'eu-central-1' },
      { name: 'Rule', value: 'ALL' },
      { name: 'WebACL', value: 'Stack-WebAcl-5E658EBC' },
    ],
  });
  Template.fromStack(stack).hasResourceProperties('AWS::WAFv2::WebACL', {
    VisibilityConfig: { MetricName: 'Stack-WebAcl-5E658EBC' },
  });
});

describe('fails', () => {
  test.each([
    [
      { allowedOrigins: ['claw.example.com'] },
      "allowedOrigins must hold origins such as 'https://claw.example.com', got 'claw.example.com'",
    ],
    [
      { allowedOrigins: ['http://claw.example.com'] },
      "allowedOrigins must hold origins such as 'https://claw.example.com'",
    ],
    [{ allowedOrigins: ['https://claw.example.com/'] }, 'allowedOrigins must be a full host name in lower-case ASCII'],
    [{ allowedOrigins: ['https://*'] }, 'allowedOrigins must be a full host name in lower-case ASCII'],
    [{ requestsPerFiveMinutes: 9 }, 'requestsPerFiveMinutes must be between 10 and 2000000000, got 9'],
    [{ upgradesPerFiveMinutes: 0 }, 'upgradesPerFiveMinutes must be between 10 and 2000000000, got 0'],
  ])('with %j', (props, message) => {
    expect(() => create(props)).toThrow(message);
  });

  test('when no origin was ever allowed', () => {
    const { app } = create({ allowedOrigins: [] });
    expect(() => app.synth()).toThrow('WebAcl must allow an origin: call allowOrigin or allowOriginsBelow');
  });
});

test('passes both rule packs', () => {
  const { app, webAcl } = create();
  for (const pack of [new AwsSolutionsChecks(app), new NIST80053R5Checks(app)]) {
    expect(pack.validateScope(webAcl).violations).toEqual([]);
  }
});
