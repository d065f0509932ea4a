import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { encryptedLogGroup } from '../private/encrypted-log-group';
import { createLineCount } from '../private/line-count';
import { credentialIdentifiers } from './credential-identifiers';

/** Properties of `GatewayLogs`. */
export interface GatewayLogsProps {
  /** The key that encrypts both log groups. */
  readonly encryptionKey: kms.IKey;

  /**
   * How long log lines are kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly retention?: logs.RetentionDays;
}

/**
 * The log groups of one gateway and its edge, encrypted, with credentials masked.
 *
 * OpenClaw writes what people say and what the agent answers to its log: treat the groups as user data.
 */
export class GatewayLogs extends Construct {
  /** What OpenClaw writes. */
  readonly gateway: logs.LogGroup;

  /** The access log of the edge, one JSON object per request. */
  readonly edge: logs.LogGroup;

  private readonly refused: logs.MetricFilter;
  private readonly rateLimited: logs.MetricFilter;
  private readonly failedSignIns: logs.MetricFilter;

  constructor(scope: Construct, id: string, props: GatewayLogsProps) {
    super(scope, id);
    this.gateway = this.createLogGroup('Gateway', props);
    this.edge = this.createLogGroup('Edge', props);
    this.refused = createLineCount(this, 'Refused', this.edge, '{ ($.status = 401) || ($.status = 403) }');
    this.rateLimited = createLineCount(this, 'RateLimited', this.edge, '{ $.status = 429 }');
    // A WebSocket is upgraded before the token is judged, so the edge sees 101 where OpenClaw refuses.
    this.failedSignIns = createLineCount(
      this,
      'FailedSignIns',
      this.gateway,
      '{ ($.cause = "unauthorized") || ($.cause = "origin-mismatch") }',
    );
  }

  /** Requests that the edge or the gateway answered with 401 or 403. */
  metricRefused(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.refused.metric({ statistic: cloudwatch.Stats.SUM, ...options });
  }

  /** Requests that the edge or the gateway answered with 429. */
  metricRateLimited(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.rateLimited.metric({ statistic: cloudwatch.Stats.SUM, ...options });
  }

  /** WebSocket connections that OpenClaw refused for a wrong token, a locked-out address or a foreign origin. */
  metricFailedSignIns(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.failedSignIns.metric({ statistic: cloudwatch.Stats.SUM, ...options });
  }

  /** Lines of the gateway's log in which a credential was masked: each is a credential to replace. */
  metricMaskedCredentials(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/Logs',
      metricName: 'LogEventsWithFindings',
      dimensionsMap: { LogGroupName: this.gateway.logGroupName, DataProtectionOperation: 'Audit' },
      statistic: cloudwatch.Stats.SUM,
      ...options,
    });
  }

  private createLogGroup(id: string, props: GatewayLogsProps): logs.LogGroup {
    return encryptedLogGroup(this, id, {
      encryptionKey: props.encryptionKey,
      // A year covers the twelve months that audits under PCI DSS and most NIST AU-11 parameters ask for.
      retention: props.retention ?? logs.RetentionDays.ONE_YEAR,
      dataProtectionPolicy: new logs.DataProtectionPolicy({
        name: 'mask-credentials',
        description: 'Masks tokens, keys and secrets that reach a log line',
        identifiers: credentialIdentifiers(),
      }),
    });
  }
}
