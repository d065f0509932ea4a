import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AlarmTopic } from '../../lib/observability';
import { Site } from './fixture';

function synth(email?: string) {
  const site = new Site();
  const alarmTopic = new AlarmTopic(site.stack, 'Alarms', { encryptionKey: site.encryptionKey, email });
  return { site, alarmTopic, template: site.template };
}

test('encrypts messages with the key', () => {
  synth('ops@example.com').template.hasResourceProperties('AWS::SNS::Topic', {
    KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
  });
});

test('lets alarms of this account publish, and nobody without TLS', () => {
  synth('ops@example.com').template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: [
        {
          Sid: 'AllowPublishThroughSSLOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: 'sns:Publish',
          Resource: { Ref: Match.stringLikeRegexp('^Alarms') },
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        {
          Sid: 'PublishAlarms',
          Effect: 'Allow',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Action: 'sns:Publish',
          Resource: { Ref: Match.stringLikeRegexp('^Alarms') },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      ],
      Version: '2012-10-17',
    },
  });
});

test('lets alarms of this account use the key', () => {
  const [key] = Object.values(synth('ops@example.com').template.findResources('AWS::KMS::Key'));
  expect(key.Properties.KeyPolicy.Statement.slice(1)).toEqual([
    {
      Sid: 'EncryptAlarms',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    },
  ]);
});

test('tells whoever is named', () => {
  const { site, template } = synth('ops@example.com');
  template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'ops@example.com' });
  Annotations.fromStack(site.stack).hasNoWarning('*', Match.stringLikeRegexp('openclaw:AlarmTopic'));
});

test('warns when nobody is told', () => {
  const { site, template } = synth();
  template.resourceCountIs('AWS::SNS::Subscription', 0);
  Annotations.fromStack(site.stack).hasWarning('*', Match.stringLikeRegexp('openclaw:AlarmTopic.noSubscriber'));
});

test.each(['ops', 'ops@example', 'a@example.com, b@example.com', ''])('fails with the address %j', email => {
  expect(() => synth(email)).toThrow(`email must be one e-mail address, got '${email}'`);
});

test('passes both rule packs', () => {
  const { site, alarmTopic } = synth('ops@example.com');
  expect(site.violations(alarmTopic)).toEqual([]);
});
