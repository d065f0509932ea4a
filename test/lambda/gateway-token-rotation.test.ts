import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { rotate } from '../../lambda/gateway-token-rotation/rotation';
import { FakeSecretsManager, type Fault } from './fake-secrets-manager';

const INITIAL = 'InitialTokenOfTheGateway0123456789abcdefghijklmnopqrstuvwxyzABCD';
const STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];

let service: FakeSecretsManager;
let client: SecretsManagerClient;
let printed: string;

beforeEach(async () => {
  service = new FakeSecretsManager(INITIAL);
  client = new SecretsManagerClient({
    endpoint: await service.listen(),
    region: 'eu-central-1',
    credentials: { accessKeyId: 'id', secretAccessKey: 'key' },
    maxAttempts: 1,
  });
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text;
    return true;
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  client.destroy();
  await service.close();
});

function run(step: string, versionId: string): Promise<void> {
  return rotate(client, { SecretId: service.arn, ClientRequestToken: versionId, Step: step });
}

async function runAll(versionId: string): Promise<void> {
  for (const step of STEPS) {
    await run(step, versionId);
  }
}

describe('a rotation', () => {
  test('makes a new token of 64 letters and digits current and keeps the old one as previous', async () => {
    const versionId = service.startRotation();
    await runAll(versionId);
    expect(service.current()).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(service.current()).not.toBe(INITIAL);
    expect(service.versionWith('AWSCURRENT')).toBe(versionId);
    expect(service.valueWith('AWSPREVIOUS')).toBe(INITIAL);
  });

  test('changes nothing before finishSecret', async () => {
    const versionId = service.startRotation();
    for (const step of STEPS.slice(0, 3)) {
      await run(step, versionId);
    }
    expect(service.current()).toBe(INITIAL);
  });

  test('calls nothing but the four actions that the role permits', async () => {
    await runAll(service.startRotation());
    expect(new Set(service.calls)).toEqual(
      new Set(['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage']),
    );
  });

  test('makes another token each time', async () => {
    await runAll(service.startRotation());
    await runAll(service.startRotation());
    expect(new Set(service.values).size).toBe(3);
  });
});

describe('createSecret', () => {
  test('keeps the token that an earlier attempt stored', async () => {
    const versionId = service.startRotation();
    await run('createSecret', versionId);
    const pending = service.valueWith('AWSPENDING');
    await run('createSecret', versionId);
    expect(service.valueWith('AWSPENDING')).toBe(pending);
    expect(service.calls.filter(call => call === 'PutSecretValue')).toHaveLength(1);
  });

  test('does not store a token when it cannot tell whether there is one', async () => {
    const versionId = service.startRotation();
    service.faults = [undefined, undefined, 'refused'];
    await expect(run('createSecret', versionId)).rejects.toThrow('InternalServiceError');
    expect(service.calls).not.toContain('PutSecretValue');
  });

  test('ends well when another attempt stores its token at the same time', async () => {
    const versionId = service.startRotation();
    await Promise.allSettled([run('createSecret', versionId), run('createSecret', versionId)]);
    await runAll(versionId);
    expect(service.current()).toMatch(/^[A-Za-z0-9]{64}$/);
  });
});

describe('the checks', () => {
  test.each([
    ['is shorter than 64 characters', 'a1B2c3D4e5F6g7H8i9J0kLmNoPqRsTuVwXyZ'],
    ['has characters other than letters and digits', `${INITIAL.slice(0, 63)}!`],
    ['has characters other than letters and digits', `${INITIAL}\n`],
    ['looks like a placeholder', 'changeme'.repeat(8)],
    ['looks like a placeholder', '0'.repeat(64)],
    ['has no text', ''],
  ])('refuse a pending token that %s', async (problem, value) => {
    const versionId = service.startRotation();
    service.store(versionId, value);
    for (const step of ['setSecret', 'testSecret', 'finishSecret']) {
      await expect(run(step, versionId)).rejects.toThrow(`the pending token ${problem}`);
    }
    expect(service.current()).toBe(INITIAL);
  });

  test('refuse to rotate to the current token', async () => {
    const versionId = service.startRotation();
    service.store(versionId, INITIAL);
    await expect(run('setSecret', versionId)).rejects.toThrow('the pending token is the current one');
  });

  test('pass the trial with which Secrets Manager tests a changed schedule', async () => {
    const versionId = service.startTrial();
    await run('testSecret', versionId);
    service.abandonRotation();
    expect(service.current()).toBe(INITIAL);
  });

  test.each(['setSecret', 'testSecret', 'finishSecret'])(
    'fail in %s when there is no pending token yet',
    async step => {
      const versionId = service.startRotation();
      await expect(run(step, versionId)).rejects.toThrow('ResourceNotFoundException');
      expect(service.current()).toBe(INITIAL);
    },
  );
});

describe('the guards', () => {
  test.each(STEPS)('refuse %s when rotation is off', async step => {
    const versionId = service.startRotation();
    service.rotationEnabled = false;
    await expect(run(step, versionId)).rejects.toThrow('rotation is not enabled for the secret');
    expect(service.calls).toEqual(['DescribeSecret']);
  });

  test.each(STEPS)('refuse %s for a version that the secret does not have', async step => {
    service.startRotation();
    await expect(run(step, 'another-version')).rejects.toThrow('the secret has no such version');
  });

  test.each(STEPS)('refuse %s for a version that is not pending', async step => {
    const first = service.versionWith('AWSCURRENT') as string;
    await runAll(service.startRotation());
    await expect(run(step, first)).rejects.toThrow('the version is not pending');
  });

  test.each(STEPS)('let %s return at once when the version is current already', async step => {
    const versionId = service.startRotation();
    await runAll(versionId);
    service.calls.length = 0;
    await run(step, versionId);
    expect(service.calls).toEqual(['DescribeSecret']);
  });

  test.each(['toString', 'createsecret', ''])('refuse the unknown step "%s"', async step => {
    await expect(run(step, service.startRotation())).rejects.toThrow('the step is unknown');
  });
});

describe('between the guards and the step', () => {
  test.each(['setSecret', 'testSecret', 'finishSecret'])(
    '%s does not take the pending token of a rotation that began meanwhile',
    async step => {
      const versionId = service.startRotation();
      await run('createSecret', versionId);
      service.onAnswer = operation => {
        if (operation === 'DescribeSecret' && service.versionWith('AWSPENDING') === versionId) {
          service.abandonRotation();
          service.store(service.startRotation(), 'AnotherTokenOfTheGateway0123456789abcdefghijklmnopqrstuvwxyzABCD');
        }
      };
      await expect(run(step, versionId)).rejects.toThrow('InvalidRequestException');
      expect(service.current()).toBe(INITIAL);
    },
  );

  test('finishSecret leaves it at that when another attempt has finished meanwhile', async () => {
    const versionId = service.startRotation();
    await run('createSecret', versionId);
    const old = service.versionWith('AWSCURRENT');
    service.onAnswer = operation => {
      if (operation === 'GetSecretValue') {
        service.moveCurrent(versionId);
      }
    };
    await run('finishSecret', versionId);
    expect(service.calls).not.toContain('UpdateSecretVersionStage');
    expect(service.versionWith('AWSPREVIOUS')).toBe(old);
  });
});

describe('the log', () => {
  test('has one line of JSON per step with the secret, the version and the step', async () => {
    const versionId = service.startRotation();
    await run('createSecret', versionId);
    expect(JSON.parse(printed)).toEqual({
      secretId: service.arn,
      versionId,
      step: 'createSecret',
      message: 'done',
    });
  });

  test('names what failed', async () => {
    service.rotationEnabled = false;
    const versionId = service.startRotation();
    await expect(run('testSecret', versionId)).rejects.toThrow();
    expect(JSON.parse(printed)).toMatchObject({
      step: 'testSecret',
      message: 'failed',
      error: 'rotation is not enabled for the secret',
    });
  });

  test.each<Fault>(['request lost', 'response lost', 'refused', 'response garbled'])(
    'holds no value, nor does the error, after every call with its %s',
    async fault => {
      const versionId = service.startRotation();
      const errors: unknown[] = [];
      for (const step of STEPS) {
        for (let call = 0; call < 4; call++) {
          service.faults = [...Array(call).fill(undefined), fault];
          await run(step, versionId).catch(error => errors.push(error));
        }
      }
      service.faults = [];
      expect(errors.length).toBeGreaterThan(8);
      const told = printed + errors.map(error => JSON.stringify(error) + (error as Error).stack).join();
      for (const value of [...service.values]) {
        for (let start = 0; start + 8 <= value.length; start++) {
          expect(told).not.toContain(value.slice(start, start + 8));
        }
      }
    },
  );
});
