import { Match } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { GatewayLogs, GatewayLogsProps } from '../../lib/observability';
import { credentialIdentifiers } from '../../lib/observability/credential-identifiers';
import { Site } from './fixture';

function synth(props: { [K in keyof GatewayLogsProps]?: GatewayLogsProps[K] } = {}) {
  const site = new Site();
  const gatewayLogs = new GatewayLogs(site.stack, 'Logs', { encryptionKey: site.encryptionKey, ...props });
  return { site, gatewayLogs, template: site.template };
}

const custom = credentialIdentifiers().filter(
  (identifier): identifier is logs.CustomDataIdentifier => identifier instanceof logs.CustomDataIdentifier,
);

function maskedBy(line: string): string[] {
  return custom.filter(({ regex }) => new RegExp(regex).test(line)).map(({ name }) => name);
}

describe('both log groups', () => {
  test('are encrypted and kept for a year, also when the stack goes', () => {
    const groups = synth().template.findResources('AWS::Logs::LogGroup');
    expect(Object.keys(groups)).toEqual([expect.stringMatching(/^LogsGateway/), expect.stringMatching(/^LogsEdge/)]);
    for (const group of Object.values(groups)) {
      expect(group).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          RetentionInDays: 365,
          KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
        },
      });
    }
  });

  test('are kept as long as asked', () => {
    synth({ retention: logs.RetentionDays.THREE_YEARS }).template.allResourcesProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 1096,
    });
  });

  test('mask every credential that they audit', () => {
    const groups = Object.values(synth().template.findResources('AWS::Logs::LogGroup'));
    expect(groups).toHaveLength(2);
    for (const { Properties } of groups) {
      const { Statement: statement, Configuration: configuration } = Properties.DataProtectionPolicy;
      expect(statement[0].Operation).toEqual({ Audit: { FindingsDestination: {} } });
      expect(statement[1].Operation).toEqual({ Deidentify: { MaskConfig: {} } });
      expect(statement[1].DataIdentifier).toEqual(statement[0].DataIdentifier);
      expect(statement[0].DataIdentifier).toHaveLength(5 + custom.length);
      expect(configuration.CustomDataIdentifier).toHaveLength(custom.length);
    }
  });

  test('pass both rule packs', () => {
    const { site, gatewayLogs } = synth();
    expect(site.violations(gatewayLogs)).toEqual([]);
  });
});

describe('the identifiers', () => {
  test('are no more than CloudWatch Logs takes, in the characters that it takes', () => {
    expect(custom.length).toBeLessThanOrEqual(10);
    for (const { name, regex } of custom) {
      expect(name).toMatch(/^[A-Za-z0-9_-]{1,128}$/);
      expect(regex).toMatch(/^[A-Za-z0-9_#=@/;, \-^$?[\]{}|\\*+.]{1,200}$/);
    }
  });

  const id = 'aB3dE6gH9';
  test.each([
    ['SlackToken', `xoxb-${'1234567890-'.repeat(2)}${id}`],
    ['SlackToken', `xapp-1-A0123456789-${id}`],
    ['AnthropicKey', `sk-ant-api03-${id.repeat(9)}`],
    ['OpenAiKey', `sk-${id.repeat(5)}`],
    ['OpenAiKey', `sk-proj-${id.repeat(5)}_-${id}`],
    ['OpenAiKey', `sk-svcacct-${id.repeat(5)}`],
    ['OpenAiKey', `sk-or-v1-${'0123456789abcdef'.repeat(4)}`],
    ['BedrockKey', `ABSK${id.repeat(12)}==`],
    ['BedrockKey', `bedrock-api-key-${id.repeat(12)}`],
    ['DiscordToken', `MTE${id.repeat(2)}abc.Gx1y2z.${id.repeat(4)}`],
    ['TelegramToken', `123456789:AA${'bC3dE6gH9-_'.repeat(3)}`],
    ['MsTeamsSecret', `aB38Q~${id.repeat(3)}.-_abcdefg`],
    ['JsonWebToken', `eyJ${id.repeat(2)}.eyJ${id.repeat(4)}.${id.repeat(3)}`],
    ['BearerToken', `Authorization: Bearer ${id.repeat(4)}`],
    ['BearerToken', `{"token":"${'aB3d'.repeat(16)}"}`],
    ['BearerToken', `OPENCLAW_GATEWAY_TOKEN=${'aB3d'.repeat(16)}`],
    ['BearerToken', `https://claw.example.com/?token=${'aB3d'.repeat(16)}`],
  ])('know a %s', (name, secret) => {
    expect(maskedBy(`{"level":"info","message":"got ${secret} there"}`)).toContain(name);
  });

  test.each([
    'sha256:0a5ff5e682e62afa19149df126aa50063bf65ef885b5c94713ce32dc0eb12e15',
    'task-550e8400-e29b-41d4-a716-446655440000',
    'arn:aws:ecs:eu-central-1:111122223333:task/cluster/0123456789abcdef0123456789abcdef',
    '{"time":"2026-11-22T10:00:00.000Z","level":"info","subsystem":"gateway","message":"gateway ready"}',
    '{"message":"unauthorized conn=8 remote=10.0.2.17 reason=token_mismatch"}',
    '{"time":"2026-11-22T10:00:00+00:00","client":"10.0.2.17","method":"GET","host":"claw.example.com","uri":"/","status":200}',
    'AKIAIOSFODNN7EXAMPLE',
    'input tokens: 12345 output tokens: 678',
  ])('leave %s alone', line => {
    expect(maskedBy(line)).toEqual([]);
  });
});

describe('a metric', () => {
  test.each<[string, RegExp, string, (logs: GatewayLogs) => cloudwatch.Metric]>([
    ['Refused', /^LogsEdge/, '{ ($.status = 401) || ($.status = 403) }', given => given.metricRefused()],
    ['RateLimited', /^LogsEdge/, '{ $.status = 429 }', given => given.metricRateLimited()],
    [
      'FailedSignIns',
      /^LogsGateway/,
      '{ ($.cause = "unauthorized") || ($.cause = "origin-mismatch") }',
      given => given.metricFailedSignIns(),
    ],
  ])('counts %s in its log group', (name, group, pattern, metricOf) => {
    const { template, gatewayLogs } = synth();
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: { Ref: Match.stringLikeRegexp(group.source) },
      FilterPattern: pattern,
      MetricTransformations: [
        {
          MetricNamespace: 'OpenClaw/Site-Logs-380EEFB4',
          MetricName: name,
          MetricValue: '1',
          DefaultValue: 0,
          Dimensions: Match.absent(),
        },
      ],
    });
    const { namespace, metricName, statistic } = metricOf(gatewayLogs);
    expect({ namespace, metricName, statistic }).toEqual({
      namespace: 'OpenClaw/Site-Logs-380EEFB4',
      metricName: name,
      statistic: 'Sum',
    });
  });

  test('counts lines with a masked credential', () => {
    const { site, gatewayLogs } = synth();
    expect(site.stack.resolve(gatewayLogs.metricMaskedCredentials().toMetricConfig().metricStat)).toMatchObject({
      namespace: 'AWS/Logs',
      metricName: 'LogEventsWithFindings',
      dimensions: [
        { name: 'DataProtectionOperation', value: 'Audit' },
        { name: 'LogGroupName', value: { Ref: expect.stringMatching(/^LogsGateway/) } },
      ],
    });
  });
});
