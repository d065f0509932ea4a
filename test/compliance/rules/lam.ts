import { deadLetters } from '../../../lib/compliance/rules/lam/dead-letters';
import { noPublicFunction } from '../../../lib/compliance/rules/lam/no-public-function';
import { noSecretsInFunctions } from '../../../lib/compliance/rules/lam/no-secrets-in-functions';
import { reservedConcurrency } from '../../../lib/compliance/rules/lam/reserved-concurrency';
import { supportedRuntime } from '../../../lib/compliance/rules/lam/supported-runtime';
import { add, cases, hardened, RuleCase, set, UNTOLD } from '../rule-cases';

function rotation(path: string, value?: unknown): RuleCase {
  return hardened(set('Rotation', path, value));
}

/** The function is a step of the deployment. */
const PROVIDER = hardened(
  add('Step', 'AWS::CloudFormation::CustomResource', { ServiceToken: { 'Fn::GetAtt': ['Rotation', 'Arn'] } }),
);

const OTHERWISE = hardened(
  set('Rotation', 'DeadLetterConfig'),
  add('Config', 'AWS::Lambda::EventInvokeConfig', {
    FunctionName: { Ref: 'Rotation' },
    Qualifier: '$LATEST',
    DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-central-1:123456789012:letters' } },
  }),
);

function url(AuthType: unknown): RuleCase {
  return hardened(add('Url', 'AWS::Lambda::Url', { TargetFunctionArn: { Ref: 'Rotation' }, AuthType }));
}

cases(reservedConcurrency, {
  nonCompliant: rotation('ReservedConcurrentExecutions'),
  notApplicable: PROVIDER,
  undecidable: rotation('ReservedConcurrentExecutions', UNTOLD),
});

cases(deadLetters, {
  compliant: OTHERWISE,
  nonCompliant: rotation('DeadLetterConfig'),
  notApplicable: PROVIDER,
  undecidable: rotation('DeadLetterConfig.TargetArn', UNTOLD),
});

cases(supportedRuntime, {
  compliant: ['python3.14', 'python3.10', 'provided.al2023', 'java8.al2', 'dotnet10', 'ruby3.4', 'new5.x'].map(name =>
    rotation('Runtime', name),
  ),
  nonCompliant: [
    ...['nodejs20.x', 'nodejs', 'python3.9', 'python2.7', 'java8', 'dotnet6', 'dotnetcore3.1', 'ruby3.2', 'go1.x'].map(
      name => rotation('Runtime', name),
    ),
    rotation('Runtime'),
  ],
  notApplicable: rotation('PackageType', 'Image'),
  undecidable: rotation('Runtime', UNTOLD),
});

cases(noSecretsInFunctions, {
  nonCompliant: [
    rotation('Environment.Variables', { API_KEY: 'correct-horse' }),
    rotation('Environment.Variables', { GREETING: '{{resolve:ssm-secure:key}}' }),
    rotation('Environment.Variables', { 'Fn::If': ['Chosen', {}, { PASSWORD: 'correct-horse' }] }),
  ],
  notApplicable: rotation('Environment'),
  undecidable: rotation('Environment.Variables', { GREETING: UNTOLD }),
});

cases(noPublicFunction, {
  compliant: [url('AWS_IAM'), hardened(set('Permission', 'Principal', '*'))],
  nonCompliant: [url('NONE'), hardened(set('Permission', 'Principal', '*'), set('Permission', 'SourceAccount'))],
  undecidable: [url(UNTOLD), hardened(set('Permission', 'Principal', UNTOLD), set('Permission', 'SourceAccount'))],
});
