import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one call: it never arrives, its answer never arrives, or the answer is cut short. */
export type Fault = 'request lost' | 'response lost' | 'refused' | 'response garbled';

interface Version {
  value?: string;
  readonly stages: Set<string>;
}

type Input = Record<string, string | string[] | undefined>;

class ApiError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/** Secrets Manager as far as one rotating secret needs it, over HTTP for the real SDK client. */
export class FakeSecretsManager {
  readonly arn = 'arn:aws:secretsmanager:eu-central-1:111111111111:secret:token-AbCdEf';
  readonly calls: string[] = [];
  readonly values: string[] = [];
  rotationEnabled = true;
  /** Faults for the next calls, in order. */
  faults: (Fault | undefined)[] = [];
  /** Called after every successful call, before its answer leaves. */
  onAnswer: (operation: string) => void = () => {};

  private readonly versions = new Map<string, Version>();
  private readonly server: Server;

  constructor(initial: string) {
    this.server = createServer((request, response) => this.receive(request, response));
    this.putSecretValue({ SecretString: initial, ClientRequestToken: randomUUID() });
  }

  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  /** What RotateSecret does before it invokes the function: a version with a label and no value yet. */
  startRotation(versionId: string = randomUUID()): string {
    const pending = this.versionWith('AWSPENDING');
    if (pending && pending !== this.versionWith('AWSCURRENT')) {
      throw new ApiError('InvalidRequestException', 'A previous rotation is not complete');
    }
    this.versions.set(versionId, { stages: new Set() });
    this.attach('AWSPENDING', versionId);
    return versionId;
  }

  /** What RotateSecret does before it tries out a schedule: a pending version with the current value. */
  startTrial(): string {
    const versionId = this.startRotation();
    this.store(versionId, this.current());
    return versionId;
  }

  /** Gives a version a value behind everybody's back. */
  store(versionId: string, value: string | undefined): void {
    this.version(versionId).value = value;
  }

  /** Makes a version current, as another attempt at the same rotation does. */
  moveCurrent(versionId: string): void {
    this.attach('AWSCURRENT', versionId);
  }

  /** Takes the pending label away, as an operator does with a rotation that hangs. */
  abandonRotation(): void {
    const pending = this.versionWith('AWSPENDING');
    if (pending) {
      this.version(pending).stages.delete('AWSPENDING');
    }
  }

  current(): string | undefined {
    return this.valueWith('AWSCURRENT');
  }

  valueWith(stage: string): string | undefined {
    const versionId = this.versionWith(stage);
    return versionId && this.version(versionId).value;
  }

  versionWith(stage: string): string | undefined {
    return this.versionsWith(stage)[0];
  }

  versionsWith(stage: string): string[] {
    return [...this.versions].filter(([, version]) => version.stages.has(stage)).map(([id]) => id);
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const operation = String(request.headers['x-amz-target']).replace('secretsmanager.', '');
      this.calls.push(operation);
      this.answer(operation, JSON.parse(Buffer.concat(chunks).toString()), this.faults.shift(), response);
    });
  }

  private answer(operation: string, input: Input, fault: Fault | undefined, response: ServerResponse): void {
    if (fault === 'request lost') {
      response.destroy();
      return;
    }
    const [status, body] =
      fault === 'refused'
        ? [500, { __type: 'InternalServiceError', message: 'try again' }]
        : this.perform(operation, input);
    if (fault === 'response lost') {
      response.destroy();
      return;
    }
    const text = JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(fault === 'response garbled' ? garbled(text) : text);
  }

  private perform(operation: string, input: Input): [number, object] {
    const operations: Record<string, (input: Input) => object> = {
      DescribeSecret: () => this.describeSecret(),
      GetSecretValue: () => this.getSecretValue(input),
      PutSecretValue: () => this.putSecretValue(input),
      UpdateSecretVersionStage: () => this.updateSecretVersionStage(input),
    };
    try {
      const body = operations[operation](input);
      this.onAnswer(operation);
      return [200, body];
    } catch (error) {
      if (error instanceof ApiError) {
        return [400, { __type: error.type, message: error.message }];
      }
      throw error;
    }
  }

  private describeSecret(): object {
    // A version without a label is deprecated and no longer listed.
    const listed = [...this.versions].filter(([, version]) => version.stages.size > 0);
    const VersionIdsToStages = Object.fromEntries(listed.map(([id, version]) => [id, [...version.stages]]));
    return { ARN: this.arn, Name: 'token', RotationEnabled: this.rotationEnabled, VersionIdsToStages };
  }

  private getSecretValue(input: Input): object {
    const stage = (input.VersionStage ?? (input.VersionId ? undefined : 'AWSCURRENT')) as string | undefined;
    const versionId = (input.VersionId ?? this.versionWith(stage ?? '')) as string | undefined;
    const version = versionId === undefined ? undefined : this.versions.get(versionId);
    if (version && stage && !version.stages.has(stage)) {
      throw new ApiError(
        'InvalidRequestException',
        'You provided a VersionStage that is not associated to the VersionId',
      );
    }
    if (version?.value === undefined) {
      throw new ApiError('ResourceNotFoundException', "Secrets Manager can't find the specified secret value");
    }
    return { ARN: this.arn, VersionId: versionId, SecretString: version.value, VersionStages: [...version.stages] };
  }

  private putSecretValue(input: Input): object {
    const versionId = input.ClientRequestToken as string;
    const value = input.SecretString as string;
    const version = this.versions.get(versionId) ?? { stages: new Set<string>() };
    if (version.value !== undefined && version.value !== value) {
      throw new ApiError('ResourceExistsException', 'A version with this token and another value exists');
    }
    if (version.value === undefined) {
      version.value = value;
      this.values.push(value);
      this.versions.set(versionId, version);
      for (const stage of (input.VersionStages as string[]) ?? ['AWSCURRENT']) {
        this.attach(stage, versionId);
      }
    }
    return { ARN: this.arn, VersionId: versionId, VersionStages: [...version.stages] };
  }

  private updateSecretVersionStage(input: Input): object {
    const { VersionStage: stage, MoveToVersionId: to, RemoveFromVersionId: from } = input as Record<string, string>;
    const holder = this.versionWith(stage);
    if (from !== undefined && from !== holder) {
      throw new ApiError('InvalidParameterException', `The label is not attached to version ${from}`);
    }
    if (from === undefined && to !== undefined && holder !== undefined) {
      throw new ApiError('InvalidParameterException', `You must name version ${holder} in RemoveFromVersionId`);
    }
    if (to === undefined) {
      this.version(from).stages.delete(stage);
    } else {
      this.version(to);
      this.attach(stage, to);
    }
    return { ARN: this.arn, Name: 'token' };
  }

  private attach(stage: string, versionId: string): void {
    const holder = this.versionWith(stage);
    if (holder === versionId) {
      return;
    }
    if (holder !== undefined) {
      this.version(holder).stages.delete(stage);
    }
    this.version(versionId).stages.add(stage);
    if (stage === 'AWSCURRENT' && holder !== undefined) {
      this.attach('AWSPREVIOUS', holder);
    }
  }

  private version(versionId: string): Version {
    const version = this.versions.get(versionId);
    if (!version) {
      throw new ApiError('ResourceNotFoundException', `There is no version ${versionId}`);
    }
    return version;
  }
}

/** Broken JSON: where there is a value without its first quote, as the parser then quotes the beginning of the value. */
function garbled(text: string): string {
  return text.includes('"SecretString":"') ? text.replace('"SecretString":"', '"SecretString":') : text.slice(0, -1);
}
