import * as fs from 'node:fs';
import * as path from 'node:path';
import { createRootfs, Rootfs } from './rootfs';
import { Sandbox } from './sandbox';
import { CONTAINER_NAMES, ContainerName, secretNamesOf, TaskDefinition, Volume } from './task-definition';
import { createDirectory } from './work-directory';

/** What a task is given from outside of its definition. */
export interface TaskProps {
  readonly networkNamespace?: string;
  /** The directory of the EFS access point; a new one unless told otherwise. */
  readonly stateDirectory?: string;
  /** The baked plugins. */
  readonly seed?: string;
  /** Values of secrets; those that are not named get one of their own. */
  readonly secrets?: { readonly [name: string]: string | undefined };
}

let tasks = 0;

/** A task, started container by container as ECS would. */
export class Task {
  public readonly directory = createDirectory('task');
  public readonly stateDirectory: string;
  private readonly volumes: { [name: string]: string };
  private readonly rootfs: Record<ContainerName, Rootfs>;
  private readonly secrets: { [name: string]: string };
  private readonly sandboxes: Sandbox[] = [];
  private readonly hostName = `ip-10-0-4-${++tasks}-${process.pid}`;

  constructor(
    public readonly definition: TaskDefinition,
    private readonly props: TaskProps = {},
  ) {
    this.rootfs = this.createRootfs();
    this.volumes = Object.fromEntries(definition.volumes.map(volume => [volume.name, this.createVolume(volume)]));
    const state = definition.volumes.find(({ accessPoint }) => accessPoint !== undefined);
    this.stateDirectory = this.volumes[state?.name ?? ''] ?? '';
    this.secrets = this.createSecrets();
  }

  /** A container that is not started yet. */
  public sandbox(name: ContainerName): Sandbox {
    const sandbox = new Sandbox({
      container: this.definition.containers[name],
      rootfs: this.rootfs[name],
      volumes: this.volumes,
      secrets: this.secrets,
      directory: path.join(this.directory, `${name}-${this.sandboxes.length}`),
      hostName: this.hostName,
      networkNamespace: this.props.networkNamespace,
    });
    this.sandboxes.push(sandbox);
    return sandbox;
  }

  public async start(name: ContainerName): Promise<Sandbox> {
    const sandbox = this.sandbox(name);
    await sandbox.start();
    return sandbox;
  }

  /** Runs the container that writes the configurations. */
  public async configure(): Promise<void> {
    const config = await this.start('config');
    const code = await config.ended(30);
    if (code !== 0) throw new Error(`config ended with ${code}:\n${config.log}`);
  }

  public secret(name: string): string {
    return this.secrets[name] ?? '';
  }

  public async stop(): Promise<void> {
    for (const sandbox of this.sandboxes.splice(0).reverse()) await sandbox.stop();
  }

  private createRootfs(): Record<ContainerName, Rootfs> {
    const create = (name: ContainerName, seed?: string) => {
      const directory = path.join(this.directory, `rootfs-${name}`);
      fs.mkdirSync(directory);
      return createRootfs(this.definition.images[name], directory, seed);
    };
    return { config: create('config'), gateway: create('gateway', this.props.seed), edge: create('edge') };
  }

  private createVolume({ name, accessPoint }: Volume): string {
    if (accessPoint && this.props.stateDirectory !== undefined) return this.props.stateDirectory;
    const directory = path.join(this.directory, `volume-${name}`);
    fs.mkdirSync(directory);
    const { uid, gid, mode } = accessPoint ?? this.imageOwner(name);
    fs.chownSync(directory, uid, gid);
    fs.chmodSync(directory, mode);
    return directory;
  }

  /** An empty volume of Fargate gets the owner and mode of the image's directory, if the image declares it a volume. */
  private imageOwner(volume: string): { uid: number; gid: number; mode: number } {
    for (const name of CONTAINER_NAMES) {
      const { directories, volumes } = this.rootfs[name].dockerfile;
      const mountPoints = this.definition.containers[name].MountPoints ?? [];
      const mountPoint = mountPoints.find(({ SourceVolume }) => SourceVolume === volume)?.ContainerPath;
      const made = directories.find(directory => directory.path === mountPoint);
      if (made !== undefined && volumes.includes(made.path)) return made;
    }
    return { uid: 0, gid: 0, mode: 0o755 };
  }

  private createSecrets(): { [name: string]: string } {
    const names = Object.values(this.definition.containers).flatMap(secretNamesOf);
    const given = this.props.secrets ?? {};
    const values = names.map(name => [name, name in given ? given[name] : fakeSecret(name)] as const);
    return Object.fromEntries(values.filter(entry => entry[1] !== undefined) as [string, string][]);
  }
}

/** Long enough for OpenClaw, in the form that channels look for before they connect, and known to nobody. */
function fakeSecret(name: string): string {
  const forms: { [name: string]: string } = {
    SLACK_APP_TOKEN: 'xapp-1-A000-0-',
    SLACK_BOT_TOKEN: 'xoxb-0-',
    TELEGRAM_BOT_TOKEN: '1234567890:AA',
  };
  return `${forms[name] ?? 'test-'}${name.toLowerCase().replaceAll('_', '')}0123456789abcdef0123456789abcdef`;
}
