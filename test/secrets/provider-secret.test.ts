import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ProviderSecret, ProviderSecretProps } from '../../lib/secrets';
import { exactly, findings, role, testStack } from './synth';

type Props = Omit<ProviderSecretProps, 'encryptionKey' | 'secretNames'> & { readonly secretNames?: string[] };

function create(props: Props = {}) {
  const { app, stack, encryptionKey } = testStack();
  const secret = new ProviderSecret(stack, 'Provider', { secretNames: ['OPENAI_API_KEY'], encryptionKey, ...props });
  return { app, stack, secret };
}

function synth(props?: Props): Template {
  return Template.fromStack(create(props).stack);
}

const SECRET = { Ref: Match.stringLikeRegexp('^ProviderSecret') };

describe('the value', () => {
  test('starts as this text for ever: CloudFormation would overwrite what people entered if it changed', () => {
    synth().hasResourceProperties('AWS::SecretsManager::Secret', {
      SecretString:
        '{"ANTHROPIC_API_KEY":"not-set","OPENAI_API_KEY":"not-set","OPENCLAW_MODEL_API_KEY":"not-set","AWS_BEARER_TOKEN_BEDROCK":"not-set","SLACK_BOT_TOKEN":"not-set","SLACK_APP_TOKEN":"not-set","SLACK_SIGNING_SECRET":"not-set","DISCORD_BOT_TOKEN":"not-set","TELEGRAM_BOT_TOKEN":"not-set","MSTEAMS_APP_PASSWORD":"not-set","IMAP_PASSWORD":"not-set"}',
      GenerateSecretString: Match.absent(),
    });
  });

  test('starts the same whatever names are used', () => {
    const text = (template: Template) =>
      Object.values(template.findResources('AWS::SecretsManager::Secret'))[0].Properties.SecretString;
    expect(text(synth({ secretNames: ['IMAP_PASSWORD', 'SLACK_BOT_TOKEN'] }))).toBe(text(synth()));
  });

  test('stays when its stack is deleted', () => {
    synth().hasResource('AWS::SecretsManager::Secret', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('keeps with it the policy that denies reading to everybody else', () => {
    synth().hasResource('AWS::SecretsManager::ResourcePolicy', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('is encrypted with the key', () => {
    synth().hasResourceProperties('AWS::SecretsManager::Secret', {
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    });
  });
});

describe('secretNames', () => {
  test('are what the gateway takes', () => {
    const secretNames = ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'];
    expect(create({ secretNames }).secret.secretNames).toEqual(secretNames);
  });

  test.each([
    [[], 'secretNames must hold at least one name, got none: leave the ProviderSecret out instead'],
    [
      ['OPENAI_API_KEY', 'OPENCLAW_GATEWAY_TOKEN', 'FOO'],
      'secretNames must be among ANTHROPIC_API_KEY, OPENAI_API_KEY, OPENCLAW_MODEL_API_KEY, AWS_BEARER_TOKEN_BEDROCK, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, DISCORD_BOT_TOKEN, TELEGRAM_BOT_TOKEN, MSTEAMS_APP_PASSWORD, IMAP_PASSWORD, got OPENCLAW_GATEWAY_TOKEN, FOO: use a secret of your own for anything else',
    ],
    [
      ['OPENAI_API_KEY', 'OPENAI_API_KEY'],
      'secretNames must not repeat a name, got OPENAI_API_KEY more than once: remove it',
    ],
  ])('fails on %j', (secretNames, message) => {
    expect(() => synth({ secretNames })).toThrow(message);
  });
});

describe('reading', () => {
  test('is denied to everybody while there is no reader', () => {
    synth().hasResourceProperties('AWS::SecretsManager::ResourcePolicy', {
      BlockPublicPolicy: true,
      SecretId: SECRET,
      ResourcePolicy: exactly(
        {
          Sid: 'DenyReadByAllButReaders',
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 'secretsmanager:GetSecretValue',
          Resource: '*',
          Condition: {},
        },
        Match.objectLike({ Sid: 'DenyOtherAccounts' }),
      ),
    });
  });

  test('is denied to everybody but the maintainers and the readers', () => {
    const { stack, encryptionKey } = testStack();
    const secret = new ProviderSecret(stack, 'Provider', {
      secretNames: ['OPENAI_API_KEY'],
      encryptionKey,
      maintainers: [role(stack, 'Maintainer')],
    });
    secret.allowReader(role(stack, 'Reader'));
    Template.fromStack(stack).hasResourceProperties('AWS::SecretsManager::ResourcePolicy', {
      ResourcePolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Condition: {
              ArnNotEquals: {
                'aws:PrincipalArn': [
                  { 'Fn::GetAtt': [Match.stringLikeRegexp('^Maintainer'), 'Arn'] },
                  { 'Fn::GetAtt': [Match.stringLikeRegexp('^Reader'), 'Arn'] },
                ],
              },
            },
          }),
        ]),
      },
    });
  });

  test('is granted for this secret and its decryption alone', () => {
    const { stack, secret } = create();
    secret.grantRead(role(stack, 'Reader'));
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: exactly(
        { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: SECRET },
        Match.objectLike({ Effect: 'Allow', Action: 'kms:Decrypt' }),
      ),
    });
  });
});

describe('the age', () => {
  test('is measured twice a day', () => {
    synth().hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(12 hours)',
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
  });

  test('raises the alarm above 90 days, or when it was not measured for two days', () => {
    synth().hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'OpenClaw',
      MetricName: 'SecretAgeDays',
      Dimensions: [{ Name: 'SecretId', Value: SECRET }],
      Statistic: 'Maximum',
      Period: 86400,
      EvaluationPeriods: 2,
      Threshold: 90,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test('is published under the name that the alarm looks at', () => {
    const template = synth();
    const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
    const definition = JSON.stringify(machine.Properties.DefinitionString);
    expect(definition).toContain('\\"Namespace\\":\\"OpenClaw\\"');
    expect(definition).toContain('\\"MetricName\\":\\"SecretAgeDays\\"');
    expect(definition).toContain('\\"Name\\":\\"SecretId\\"');
  });

  test('raises the alarm above maxAge', () => {
    synth({ maxAge: Duration.days(30) }).hasResourceProperties('AWS::CloudWatch::Alarm', { Threshold: 30 });
  });

  test.each([
    [Duration.days(366), '366 days'],
    [Duration.hours(12), '12 hours'],
  ])('fails on a maxAge of %s', (maxAge, got) => {
    expect(() => synth({ maxAge })).toThrow(
      `maxAge must be a whole number of days between 1 and 365, got ${got}: 90 days suit most third-party keys`,
    );
  });

  test('reports to the topic, also when all is well again', () => {
    const { stack, encryptionKey } = testStack();
    const alarmTopic = new sns.Topic(stack, 'Topic');
    new ProviderSecret(stack, 'Provider', { secretNames: ['OPENAI_API_KEY'], encryptionKey, alarmTopic });
    const topic = { Ref: Match.stringLikeRegexp('^Topic') };
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [topic],
      OKActions: [topic],
    });
  });

  test('is measured by a workflow that may see version dates of this secret and publish in one namespace', () => {
    synth().hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Description: 'Measures the age of an OpenClaw secret',
      PolicyDocument: exactly(
        {
          Sid: 'ReadVersionDates',
          Effect: 'Allow',
          Action: 'secretsmanager:ListSecretVersionIds',
          Resource: SECRET,
        },
        {
          Sid: 'PublishAge',
          Effect: 'Allow',
          Action: 'cloudwatch:PutMetricData',
          Resource: '*',
          Condition: { StringEquals: { 'cloudwatch:namespace': 'OpenClaw' } },
        },
      ),
    });
  });

  test('is measured by a workflow that only the scheduler of this account starts', () => {
    const template = synth();
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: exactly({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    });
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: exactly({
        Effect: 'Allow',
        Action: 'states:StartExecution',
        Resource: { Ref: Match.stringLikeRegexp('^ProviderAgeCheckStateMachine') },
      }),
    });
  });

  test('keeps its logs for a year', () => {
    synth().hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  });

  test('keeps its logs as long as logRetention says', () => {
    synth({ logRetention: logs.RetentionDays.SIX_MONTHS }).hasResourceProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 180,
    });
  });
});

describe('the rule packs', () => {
  test('find nothing with a topic', () => {
    const { app, stack, encryptionKey } = testStack();
    const alarmTopic = sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111111111111:alarms');
    new ProviderSecret(stack, 'Provider', { secretNames: ['OPENAI_API_KEY'], encryptionKey, alarmTopic });
    expect(findings(app)).toEqual([]);
  });

  test('find the alarm that nobody hears without a topic, and nothing else', () => {
    expect(findings(create().app)).toEqual(['NIST.800.53.R5-CloudWatchAlarmAction']);
  });
});
