import { ArnFormat, Aws, Fn, Lazy, Names, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { encryptedLogGroup } from '../private/encrypted-log-group';
import { validateHostName } from './host-name';
import { MAX_RATE, visible, webAclRules } from './web-acl-rules';

/** Properties of WebAcl. */
export interface WebAclProps {
  /** The key that encrypts the log. */
  readonly encryptionKey: kms.IKey;

  /**
   * The origins that browsers may come from, such as `https://claw.example.com`.
   *
   * @default - those given to allowOrigin
   */
  readonly allowedOrigins?: string[];

  /**
   * Paths that services post to without an Origin.
   *
   * @default - those given to exemptWebhook
   */
  readonly webhookPaths?: string[];

  /**
   * Requests that one address may make to one host name in five minutes; to all host names, a hundred times as many.
   *
   * An office behind one address shares it: the Control UI asks for about a hundred files when it is opened.
   *
   * @default 2000
   */
  readonly requestsPerFiveMinutes?: number;

  /**
   * WebSocket upgrades that one address may ask one host name for in five minutes: each is a chance to guess the token.
   *
   * @default 100
   */
  readonly upgradesPerFiveMinutes?: number;

  /**
   * How long the log is kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
}

/** The web ACL in front of a load balancer: known origins, rate limits, managed rules, and a log without credentials. */
export class WebAcl extends Construct {
  /** The ARN of the web ACL. */
  readonly webAclArn: string;

  /** The log of every request that a rule matched. */
  readonly logGroup: logs.LogGroup;

  private readonly allowedOrigins: string[] = [];
  private readonly allowedDomains: string[] = [];
  private readonly webhookPaths: string[] = [];
  private readonly metricName: string;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    validateLimits(props);
    for (const origin of props.allowedOrigins ?? []) {
      this.allowOrigin(origin);
    }
    for (const path of props.webhookPaths ?? []) {
      this.exemptWebhook(path);
    }
    this.metricName = Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });
    this.webAclArn = this.createWebAcl(props).attrArn;
    this.logGroup = this.createLogGroup(props);
    this.createLogging();
    this.node.addValidation({
      validate: () =>
        this.allowedOrigins.length + this.allowedDomains.length > 0
          ? []
          : ['WebAcl must allow an origin: call allowOrigin or allowOriginsBelow'],
    });
  }

  /** Lets browsers in that show pages of this origin. */
  allowOrigin(origin: string): void {
    if (!origin.startsWith('https://')) {
      throw new Error(`allowedOrigins must hold origins such as 'https://claw.example.com', got '${origin}'`);
    }
    validateHostName('allowedOrigins', origin.slice('https://'.length));
    if (!this.allowedOrigins.includes(origin)) {
      this.allowedOrigins.push(origin);
    }
  }

  /** Lets browsers in that show pages of any host one label below a domain; the edge of each gateway knows its own. */
  allowOriginsBelow(domainName: string): void {
    validateHostName('domainName', domainName);
    if (Token.isUnresolved(domainName)) {
      throw new Error('domainName must be a literal, got a token: the web ACL matches hosts below it by a pattern');
    }
    if (!this.allowedDomains.includes(domainName)) {
      this.allowedDomains.push(domainName);
    }
  }

  /** Lets services post to a path without an Origin; the edge of each gateway knows which of them are its own. */
  exemptWebhook(path: string): void {
    if (!this.webhookPaths.includes(path)) {
      this.webhookPaths.push(path);
    }
  }

  /** Puts the web ACL in front of a load balancer. */
  protect(loadBalancer: elbv2.IApplicationLoadBalancer): void {
    new wafv2.CfnWebACLAssociation(this, 'Association', {
      resourceArn: loadBalancer.loadBalancerArn,
      webAclArn: this.webAclArn,
    });
  }

  /** Requests that were blocked. */
  metricBlocked(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      dimensionsMap: { WebACL: this.metricName, Rule: 'ALL', Region: Stack.of(this).region },
      statistic: cloudwatch.Stats.SUM,
      ...options,
    });
  }

  private createWebAcl(props: WebAclProps): wafv2.CfnWebACL {
    return new wafv2.CfnWebACL(this, 'Resource', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visible(this.metricName),
      rules: Lazy.any({
        produce: () =>
          webAclRules({
            allowedOrigins: this.allowedOrigins,
            allowedDomains: this.allowedDomains,
            webhookPaths: this.webhookPaths,
            requestsPerFiveMinutes: props.requestsPerFiveMinutes ?? 2000,
            upgradesPerFiveMinutes: props.upgradesPerFiveMinutes ?? 100,
          }),
      }),
      // Redaction covers the log alone: this covers the sampled requests that the console shows.
      dataProtectionConfig: {
        dataProtections: [
          { field: { fieldType: 'SINGLE_HEADER', fieldKeys: SECRET_HEADERS }, action: 'SUBSTITUTION' },
          { field: { fieldType: 'QUERY_STRING' }, action: 'SUBSTITUTION' },
        ],
      },
    });
  }

  private createLogGroup(props: WebAclProps): logs.LogGroup {
    const name = Names.uniqueResourceName(this, { maxLength: 80, separator: '-' });
    return encryptedLogGroup(this, 'Log', {
      encryptionKey: props.encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.ONE_YEAR,
      // AWS WAF wants this prefix; the stack's own id lets the stack be made again while the old log is kept.
      logGroupName: Fn.join('-', ['aws-waf-logs', name, Fn.select(2, Fn.split('/', Aws.STACK_ID))]),
    });
  }

  private createLogging(): void {
    new wafv2.CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.webAclArn,
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: this.logGroup.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: [
        ...SECRET_HEADERS.map(header => ({ singleHeader: { Name: header } })),
        // Links to the Control UI and answers of identity providers carry tokens there.
        { queryString: {} },
      ],
    });
  }
}

const SECRET_HEADERS = ['authorization', 'cookie', 'x-openclaw-token'];

function validateLimits(props: WebAclProps): void {
  const { requestsPerFiveMinutes, upgradesPerFiveMinutes } = props;
  for (const [name, limit] of Object.entries({ requestsPerFiveMinutes, upgradesPerFiveMinutes })) {
    if (limit !== undefined && !(limit >= 10 && limit <= MAX_RATE)) {
      throw new Error(`${name} must be between 10 and ${MAX_RATE}, got ${limit}: AWS WAF counts no fewer`);
    }
  }
}
