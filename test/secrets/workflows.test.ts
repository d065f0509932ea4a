import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { ProviderSecret, SecretRollout } from '../../lib/secrets';
import { type Definition, definitionIn, execute, problems, type Service } from './states-language';
import { testStack } from './synth';

const SERVICE = 'arn:aws:ecs:eu-central-1:111111111111:service/cell/gateway';

function rollout(): Definition {
  const { stack, encryptionKey } = testStack();
  new SecretRollout(stack, 'Rollout', {
    encryptionKey,
    service: ecs.BaseService.fromServiceArnWithCluster(stack, 'Service', SERVICE),
    secrets: [importedSecret(stack)],
  });
  return definitionIn(Template.fromStack(stack));
}

function ageCheck(): Definition {
  const { stack, encryptionKey } = testStack();
  new ProviderSecret(stack, 'Provider', { secretNames: ['OPENAI_API_KEY'], encryptionKey });
  return definitionIn(Template.fromStack(stack));
}

function importedSecret(stack: Stack) {
  const arn = 'arn:aws:secretsmanager:eu-central-1:111111111111:secret:token-AbCdEf';
  return secretsmanager.Secret.fromSecretCompleteArn(stack, 'Token', arn);
}

test.each([
  ['roll-out', rollout],
  ['age check', ageCheck],
])('the definition of the %s leads from state to state and is all JSONata', (_, define) => {
  const definition = define();
  expect(problems(definition)).toEqual([]);
  expect(definition.QueryLanguage).toBe('JSONata');
});

describe('the roll-out', () => {
  interface Deployment {
    readonly Id: string;
    readonly Status: string;
    readonly RolloutState: string;
  }
  const ours = (RolloutState: string, Status = 'PRIMARY'): Deployment => ({ Id: 'ours', Status, RolloutState });
  const other = (RolloutState: string, Status: string): Deployment => ({ Id: 'other', Status, RolloutState });

  /** ECS that shows these deployments, one list per look. */
  function ecsWith(...looks: Deployment[][]): Service {
    return action => {
      const Deployments =
        action === 'ecs:updateService' ? [other('COMPLETED', 'ACTIVE'), ours('IN_PROGRESS')] : looks.shift();
      const service = { Deployments } as never;
      return action === 'ecs:updateService' ? { Service: service } : { Services: [service] };
    };
  }

  test('deploys this service anew and looks at it until the deployment is through', async () => {
    const calls: unknown[] = [];
    const service = ecsWith([ours('IN_PROGRESS')], [ours('IN_PROGRESS')], [ours('COMPLETED')]);
    const execution = await execute(rollout(), (action, input) => {
      calls.push([action, input]);
      return service(action, input);
    });
    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
    const Cluster = expect.stringContaining(':cluster/cell');
    expect(calls).toEqual([
      ['ecs:updateService', { Cluster, Service: SERVICE, ForceNewDeployment: true }],
      ...Array(3).fill(['ecs:describeServices', { Cluster, Services: [SERVICE] }]),
    ]);
  });

  test('waits before each look', async () => {
    const { visited } = await execute(rollout(), ecsWith([ours('IN_PROGRESS')], [ours('COMPLETED')]));
    expect(visited).toEqual(['Deploy', 'Wait', 'Look', 'Decide', 'Wait', 'Look', 'Decide', 'Done']);
  });

  test.each([
    ['its deployment failed', [ours('FAILED')]],
    ['its deployment failed and was rolled back', [ours('FAILED', 'ACTIVE'), other('COMPLETED', 'PRIMARY')]],
  ])('fails when %s', async (_, deployments) => {
    const execution = await execute(rollout(), ecsWith([ours('IN_PROGRESS')], deployments));
    expect(execution).toMatchObject({ status: 'FAILED', error: 'DeploymentFailed' });
  });

  test('follows a later deployment that took over', async () => {
    const takenOver = [other('IN_PROGRESS', 'PRIMARY'), ours('IN_PROGRESS', 'ACTIVE')];
    const execution = await execute(rollout(), ecsWith(takenOver, [other('COMPLETED', 'PRIMARY')]));
    expect(execution.status).toBe('SUCCEEDED');
  });

  test('fails when the service is gone', async () => {
    const gone: Service = (action, input) =>
      action === 'ecs:updateService' ? ecsWith()(action, input) : { Services: [] };
    expect(await execute(rollout(), gone)).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  });

  test.each(['ecs:updateService', 'ecs:describeServices'])('tries %s again when it is throttled', async throttled => {
    const service = ecsWith([ours('COMPLETED')]);
    let failures = 6;
    const execution = await execute(rollout(), (action, input) => {
      if (action === throttled && failures-- > 0) {
        throw new Error('Ecs.ThrottlingException');
      }
      return service(action, input);
    });
    expect(execution.status).toBe('SUCCEEDED');
  });

  test('fails when ECS refuses for good', async () => {
    const refuse: Service = () => {
      throw new Error('Ecs.AccessDeniedException');
    };
    expect(await execute(rollout(), refuse)).toMatchObject({ status: 'FAILED', error: 'Ecs.AccessDeniedException' });
  });

  test('gives up after an hour', () => {
    expect(rollout().TimeoutSeconds).toBe(3600);
  });
});

describe('the age check', () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const versions = [
    { VersionId: 'old', VersionStages: ['AWSPREVIOUS'], CreatedDate: daysAgo(200) },
    { VersionId: 'now', VersionStages: ['AWSCURRENT', 'mine'], CreatedDate: daysAgo(42) },
  ];

  async function publishedFor(Versions: never): Promise<{ status: string; published: unknown[] }> {
    const published: unknown[] = [];
    const { status } = await execute(ageCheck(), (action, input) => {
      if (action === 'secretsmanager:listSecretVersionIds') {
        return { Versions };
      }
      published.push([action, input]);
      return {};
    });
    return { status, published };
  }

  test('publishes the age of the current value in days', async () => {
    const { status, published } = await publishedFor(versions as never);
    expect(status).toBe('SUCCEEDED');
    expect(published).toEqual([
      [
        'cloudwatch:putMetricData',
        {
          Namespace: 'OpenClaw',
          MetricData: [
            {
              MetricName: 'SecretAgeDays',
              Dimensions: [{ Name: 'SecretId', Value: expect.stringMatching(/^<ProviderSecret/) }],
              Value: expect.closeTo(42, 2),
            },
          ],
        },
      ],
    ]);
  });

  test('fails, and so lets the alarm go off, when no value is current', async () => {
    const { status, published } = await publishedFor([versions[0]] as never);
    expect(status).toBe('FAILED');
    expect(published).toEqual([]);
  });
});
