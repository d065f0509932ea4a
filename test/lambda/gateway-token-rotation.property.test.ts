import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as fc from 'fast-check';
import { rotate } from '../../lambda/gateway-token-rotation/rotation';
import { FakeSecretsManager, type Fault } from './fake-secrets-manager';

const INITIAL = 'InitialTokenOfTheGateway0123456789abcdefghijklmnopqrstuvwxyzABCD';
const STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];
const FAULTS: Fault[] = ['request lost', 'response lost', 'refused', 'response garbled'];

/** One invocation; `stale` ones come late, for a version of an earlier rotation. */
interface Attempt {
  readonly step: string;
  readonly stale: boolean;
  readonly faults: (Fault | undefined)[];
}

/** Invocations in batches, each batch at the same time; then the rotation is completed or given up. */
interface Course {
  readonly batches: Attempt[][];
  readonly givenUp: boolean;
}

const attempts = fc.record<Attempt>({
  step: fc.constantFrom(...STEPS),
  stale: fc.boolean(),
  faults: fc.array(fc.option(fc.constantFrom(...FAULTS), { nil: undefined, freq: 2 }), { maxLength: 5 }),
});
const courses = fc.record<Course>({
  batches: fc.array(fc.array(attempts, { minLength: 1, maxLength: 2 }), { maxLength: 6 }),
  givenUp: fc.boolean(),
});

beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});

afterEach(() => jest.restoreAllMocks());

test('any course of steps, repeats, retries and lost calls ends with one valid current token and never loses the working one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(courses, { minLength: 1, maxLength: 3 }), plan =>
      withService(async world => {
        for (const course of plan) {
          await world.follow(course);
        }
        await world.follow({ batches: [], givenUp: false });
      }),
    ),
    { numRuns: 100 },
  );
}, 60_000);

test.each(FAULTS)('a rotation whose every call fails once with its %s still completes', fault =>
  withService(async world => {
    const versionId = world.service.startRotation();
    for (const step of STEPS) {
      await world.retryUntilDone(step, versionId, fault);
    }
    world.expectDone(versionId, INITIAL);
  }),
);

class World {
  readonly broken: string[] = [];
  private readonly past: string[] = [];
  private lastCurrent: string | undefined = INITIAL;

  constructor(
    readonly service: FakeSecretsManager,
    private readonly client: SecretsManagerClient,
  ) {
    service.onAnswer = operation => this.watch(operation);
  }

  run(step: string, versionId: string): Promise<void> {
    return rotate(this.client, { SecretId: this.service.arn, ClientRequestToken: versionId, Step: step });
  }

  async follow(course: Course): Promise<void> {
    const before = this.service.current();
    const versionId = this.service.startRotation();
    for (const batch of course.batches) {
      this.service.faults = batch.flatMap(attempt => attempt.faults);
      const versions = batch.map(attempt => (attempt.stale && this.past.at(-1)) || versionId);
      await Promise.allSettled(batch.map((attempt, index) => this.run(attempt.step, versions[index])));
    }
    this.service.faults = [];
    this.past.push(versionId);
    if (course.givenUp) {
      this.service.abandonRotation();
    } else {
      for (const step of STEPS) {
        await this.run(step, versionId);
      }
      this.expectDone(versionId, before);
    }
    expect(this.broken).toEqual([]);
  }

  /** Fails the first call of the first attempt, the second call of the second attempt and so on. */
  async retryUntilDone(step: string, versionId: string, fault: Fault): Promise<void> {
    for (let call = 0; call < 10; call++) {
      this.service.faults = [...Array(call).fill(undefined), fault];
      const done = await this.run(step, versionId).then(
        () => true,
        () => false,
      );
      if (done) {
        this.service.faults = [];
        return;
      }
    }
    throw new Error(`${step} was not done after 10 attempts`);
  }

  expectDone(versionId: string, before: string | undefined): void {
    expect(this.broken).toEqual([]);
    expect(this.service.versionsWith('AWSCURRENT')).toEqual([versionId]);
    expect(this.service.current()).not.toBe(before);
    expect(this.service.valueWith('AWSPREVIOUS')).toBe(before);
  }

  private watch(operation: string): void {
    const current = this.service.current();
    if (this.service.versionsWith('AWSCURRENT').length !== 1) {
      this.broken.push('not exactly one version is current');
    }
    if (!/^[A-Za-z0-9]{64}$/.test(current ?? '')) {
      this.broken.push('the current token is not valid');
    }
    if (current !== this.lastCurrent && operation !== 'UpdateSecretVersionStage') {
      this.broken.push('the current token changed before the last step');
    }
    if (current !== this.lastCurrent && this.service.valueWith('AWSPREVIOUS') !== this.lastCurrent) {
      this.broken.push('the last working token is gone');
    }
    this.lastCurrent = current;
  }
}

async function withService(act: (world: World) => Promise<void>): Promise<void> {
  const service = new FakeSecretsManager(INITIAL);
  const client = new SecretsManagerClient({
    endpoint: await service.listen(),
    region: 'eu-central-1',
    credentials: { accessKeyId: 'id', secretAccessKey: 'key' },
    maxAttempts: 1,
  });
  try {
    await act(new World(service, client));
  } finally {
    client.destroy();
    await service.close();
  }
}
