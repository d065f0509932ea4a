/** A container as CloudFormation spells it, as far as the sandbox obeys it. */
export interface ContainerDefinition {
  readonly Name: string;
  readonly Image: unknown;
  readonly EntryPoint?: string[];
  readonly Command?: string[];
  readonly Environment?: { readonly Name: string; readonly Value: string }[];
  readonly Secrets?: { readonly Name: string }[];
  readonly User?: string;
  readonly ReadonlyRootFilesystem?: boolean;
  readonly WorkingDirectory?: string;
  readonly MountPoints?: {
    readonly ContainerPath: string;
    readonly ReadOnly?: boolean;
    readonly SourceVolume: string;
  }[];
  readonly LinuxParameters?: {
    readonly Capabilities?: { readonly Add?: string[]; readonly Drop?: string[] };
    readonly Tmpfs?: { readonly ContainerPath: string; readonly Size: number; readonly MountOptions?: string[] }[];
  };
  readonly Ulimits?: { readonly Name: string; readonly SoftLimit: number; readonly HardLimit: number }[];
  readonly HealthCheck?: { readonly Command: string[]; readonly Timeout?: number };
  readonly StopTimeout?: number;
  readonly PortMappings?: { readonly ContainerPort: number }[];
}

/** A volume, with who owns it in the end. */
export interface Volume {
  readonly name: string;
  /** The owner and mode that the EFS access point gives it; a volume without is empty and the task's own. */
  readonly accessPoint?: { readonly uid: number; readonly gid: number; readonly mode: number };
}

/** What an image is built from: a directory with a Dockerfile, and the build arguments. */
export interface ImageSource {
  readonly directory: string;
  readonly buildArgs: { readonly [name: string]: string };
}

export const CONTAINER_NAMES = ['config', 'gateway', 'edge'] as const;

export type ContainerName = (typeof CONTAINER_NAMES)[number];

/** A synthesized task, with what it needs to be run without AWS. */
export interface TaskDefinition {
  readonly containers: Readonly<Record<ContainerName, ContainerDefinition>>;
  readonly images: Readonly<Record<ContainerName, ImageSource>>;
  readonly volumes: Volume[];
}

export function environmentOf(container: ContainerDefinition): { [name: string]: string } {
  const entries = (container.Environment ?? []).map(({ Name, Value }) => {
    if (typeof Value !== 'string') throw new Error(`${container.Name}: ${Name} is known on deployment only`);
    return [Name, Value];
  });
  return Object.fromEntries(entries);
}

export function secretNamesOf(container: ContainerDefinition): string[] {
  return (container.Secrets ?? []).map(({ Name }) => Name);
}

/** The addresses whose X-Forwarded-For the edge believes: the subnets of the load balancer. */
export function trustedClientCidrs(task: TaskDefinition): string[] {
  const config = environmentOf(task.containers.config)['EDGE_CONFIG'] ?? '';
  return [...config.matchAll(/set_real_ip_from ([^;]+);/g)].map(([, cidr = '']) => cidr);
}
