import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { childrenOf, sleep, statusOf, waitFor } from './processes';
import { Rootfs } from './rootfs';
import { ContainerDefinition, environmentOf, secretNamesOf } from './task-definition';

/** Where a container runs. */
export interface SandboxProps {
  readonly container: ContainerDefinition;
  readonly rootfs: Rootfs;
  /** The directories of the task's volumes, by name. */
  readonly volumes: { readonly [name: string]: string };
  /** The values of the secrets, by name. */
  readonly secrets: { readonly [name: string]: string };
  /** A new directory for the tmpfs mounts and the log. */
  readonly directory: string;
  readonly hostName: string;
  /** The network namespace, or the machine's own; without one the container has a loopback and no network. */
  readonly networkNamespace?: string;
}

/** How a program in a container ended. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

// What Fargate adds to every container; OpenClaw looks for some of it.
const FARGATE_ENVIRONMENT = {
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/00000000-0000-0000-0000-000000000000',
  AWS_DEFAULT_REGION: 'eu-central-1',
  AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
  AWS_REGION: 'eu-central-1',
  ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/0000000000-0000000000',
};

interface Tmpfs {
  readonly ContainerPath: string;
  readonly options: string;
}

/** A container of a task definition, run by bwrap with exactly what the definition gives it. */
export class Sandbox {
  private readonly tmpfs: Tmpfs[];
  private readonly logFile: string;
  private child?: ChildProcess;
  private exit?: number;

  constructor(private readonly props: SandboxProps) {
    this.logFile = path.join(props.directory, 'log');
    this.tmpfs = (props.container.LinuxParameters?.Tmpfs ?? []).map(mount => readTmpfs(props.rootfs, mount));
    fs.mkdirSync(props.directory, { recursive: true });
    fs.writeFileSync(this.logFile, '');
    // The runtime gives the streams to the container's user, who could not reopen them otherwise.
    fs.chownSync(this.logFile, this.user.uid, this.user.gid);
    this.createMountPoints();
  }

  /** Runs a program instead of the container's own to its end. */
  public run(command: string[], env: { [name: string]: string } = {}): Result {
    const args = this.commandLine(command, env);
    const { status, stdout, stderr } = spawnSync('env', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    return { code: status ?? -1, stdout, stderr };
  }

  /** Runs a program as the other does, beside others. */
  public async runConcurrently(command: string[], env: { [name: string]: string } = {}): Promise<Result> {
    const args = this.commandLine(command, env);
    const child = spawn('env', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', text => {
      output.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      output.stderr += text;
    });
    const code = await new Promise<number>(resolve => child.on('close', status => resolve(status ?? -1)));
    return { code, ...output };
  }

  /** Starts the container's own program. */
  public async start(): Promise<void> {
    const { container, rootfs } = this.props;
    const entryPoint = container.EntryPoint ?? rootfs.dockerfile.entryPoint ?? [];
    // A command of the image belongs to its entry point, so another entry point does away with it.
    const command = container.Command ?? (container.EntryPoint ? [] : (rootfs.dockerfile.command ?? []));
    const log = fs.openSync(this.logFile, 'a');
    const args = this.commandLine([...entryPoint, ...command], {});
    this.child = spawn('env', args, { stdio: ['ignore', log, log] });
    fs.closeSync(log);
    this.child.on('exit', code => {
      this.exit = code ?? -1;
    });
    await waitFor(`start of ${container.Name}`, 10, () => this.exit ?? this.findProcess());
  }

  public get log(): string {
    return fs.readFileSync(this.logFile, 'utf8');
  }

  /** How the program ended, unless it still runs. */
  public get exitCode(): number | undefined {
    return this.exit;
  }

  /** The container's own program, below bwrap and its init process. */
  public get pid(): number {
    const pid = this.findProcess();
    if (pid === undefined) throw new Error(`${this.props.container.Name} does not run:\n${this.log.slice(-4000)}`);
    return pid;
  }

  public async ended(seconds: number): Promise<number> {
    return await waitFor(`end of ${this.props.container.Name}`, seconds, () => this.exit);
  }

  /** Runs a program inside the running container, as a health check does. */
  public exec(command: string[]): Result {
    const namespaces = ['--mount', '--pid', '--net', '--uts', '--ipc', `--wdns=${this.props.rootfs.workingDirectory}`];
    const args = ['--target', String(this.pid), ...namespaces, '--', ...this.asUser(command, this.environment())];
    const { status, stdout, stderr } = spawnSync('nsenter', args, { encoding: 'utf8' });
    return { code: status ?? -1, stdout, stderr };
  }

  /** Runs the health check of the task definition. */
  public checkHealth(): Result {
    const check = this.props.container.HealthCheck;
    if (check?.Command[0] !== 'CMD') throw new Error(`${this.props.container.Name} has no health check`);
    return this.exec(check.Command.slice(1));
  }

  /** Stops the container as ECS does, and frees what it held. */
  public async stop(seconds = 20): Promise<number | undefined> {
    if (this.child !== undefined && this.exit === undefined) {
      const pid = this.findProcess();
      if (pid !== undefined) process.kill(pid, 'SIGTERM');
      await this.ended(seconds).catch(() => this.kill());
    }
    return this.exit;
  }

  /** Ends the container as a lost host does. */
  public async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.ended(10);
    // The init process dies with bwrap, and what ran below it an instant later.
    await sleep(200);
  }

  /** The threads of all processes in the container, which is what its process limit counts. */
  public get threads(): number {
    const count = (pid: number): number =>
      Number(statusOf(pid)['Threads']) + childrenOf(pid).reduce((sum, child) => sum + count(child), 0);
    return count(this.pid);
  }

  private findProcess(): number | undefined {
    const init = this.child?.pid === undefined ? undefined : childrenOf(this.child.pid)[0];
    return init === undefined ? undefined : childrenOf(init)[0];
  }

  private get user(): { uid: number; gid: number } {
    const [uid = '0', gid = uid] = (this.props.container.User ?? this.props.rootfs.dockerfile.user ?? '0:0').split(':');
    return { uid: Number(uid), gid: Number(gid) };
  }

  private createMountPoints(): void {
    const { container, rootfs, directory } = this.props;
    const inRoot = (target: string) => path.join(rootfs.directory, target);
    for (const { ContainerPath } of container.MountPoints ?? [])
      fs.mkdirSync(inRoot(ContainerPath), { recursive: true });
    this.tmpfs.forEach(({ ContainerPath }, index) => {
      fs.mkdirSync(inRoot(ContainerPath), { recursive: true });
      fs.mkdirSync(path.join(directory, `tmpfs-${index}`));
    });
  }

  private environment(): { [name: string]: string } {
    const { container, rootfs, secrets, hostName } = this.props;
    const injected = secretNamesOf(container).map(name => [name, secrets[name]] as const);
    return {
      ...rootfs.environment,
      HOSTNAME: hostName,
      HOME: this.user.uid === 1000 ? '/home/node' : '/nonexistent',
      ...FARGATE_ENVIRONMENT,
      ...environmentOf(container),
      ...Object.fromEntries(injected.filter((entry): entry is [string, string] => entry[1] !== undefined)),
    };
  }

  private commandLine(command: string[], env: { [name: string]: string }): string[] {
    const { container, networkNamespace, rootfs, hostName } = this.props;
    const joinsOther = networkNamespace !== undefined && networkNamespace !== 'host';
    // The kernel counts the processes of a user on the whole machine, which is a task's own on Fargate only.
    const limits = (container.Ulimits ?? []).filter(({ Name }) => Name !== 'nproc');
    return [
      ...(joinsOther ? ['ip', 'netns', 'exec', networkNamespace] : []),
      // The mounts are in a namespace of their own, and gone with it.
      ...['unshare', '--mount', 'sh', '-euc', `${this.mountTmpfs()} exec "$@"`, 'sh', 'prlimit'],
      ...limits.map(
        limit => `--${limit.Name}=${within(limit.Name, limit.SoftLimit)}:${within(limit.Name, limit.HardLimit)}`,
      ),
      'bwrap',
      ...this.mounts(),
      ...['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--hostname', hostName, '--die-with-parent'],
      ...(networkNamespace === undefined ? ['--unshare-net'] : []),
      ...['--chdir', container.WorkingDirectory ?? rootfs.workingDirectory, '--'],
      ...this.asUser(command, { ...this.environment(), ...env }),
    ];
  }

  private mountTmpfs(): string {
    const commands = this.tmpfs.map(
      ({ options }, index) =>
        `mount -t tmpfs -o ${options} tmpfs ${path.join(this.props.directory, `tmpfs-${index}`)};`,
    );
    return commands.join(' ');
  }

  private mounts(): string[] {
    const { container, rootfs, volumes, directory } = this.props;
    return [
      ...['--bind', rootfs.directory, '/'],
      ...rootfs.binds.flatMap(({ source, target }) => ['--ro-bind', source, target]),
      ...['--proc', '/proc', '--dev', '/dev', '--perms', '1777', '--tmpfs', '/dev/shm'],
      ...this.tmpfs.flatMap(({ ContainerPath }, index) => [
        '--bind',
        path.join(directory, `tmpfs-${index}`),
        ContainerPath,
      ]),
      ...(container.MountPoints ?? []).flatMap(({ ContainerPath, ReadOnly, SourceVolume }) => [
        ReadOnly ? '--ro-bind' : '--bind',
        volumes[SourceVolume] ?? '',
        ContainerPath,
      ]),
      ...(container.ReadonlyRootFilesystem ? ['--remount-ro', '/'] : []),
    ];
  }

  private asUser(command: string[], environment: { [name: string]: string }): string[] {
    const { uid, gid } = this.user;
    const dropsAll = this.props.container.LinuxParameters?.Capabilities?.Drop?.includes('ALL');
    return [
      ...['/usr/bin/setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--no-new-privs'],
      ...(dropsAll ? ['--bounding-set=-all', '--inh-caps=-all'] : []),
      ...['/usr/bin/env', '-i', ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)],
      ...command,
    ];
  }
}

/** A limit that this machine can give: what it has itself may be less than Fargate gives. */
function within(name: string, limit: number): number {
  const args = ['--output=HARD', '--noheadings', '--raw', `--${name}`];
  const own = spawnSync('prlimit', args, { encoding: 'utf8' }).stdout.trim();
  return own === 'unlimited' ? limit : Math.min(limit, Number(own));
}

function readTmpfs(
  rootfs: Rootfs,
  { ContainerPath, Size, MountOptions = [] }: { ContainerPath: string; Size: number; MountOptions?: string[] },
): Tmpfs {
  const imagePath = path.join(rootfs.directory, ContainerPath);
  // runc leaves a tmpfs to root and gives it the mode of the image's directory, or opens it to all without one.
  const mode = fs.existsSync(imagePath) ? fs.statSync(imagePath).mode & 0o7777 : 0o1777;
  return { ContainerPath, options: [...MountOptions, `size=${Size}m`, `mode=${mode.toString(8)}`].join(',') };
}
