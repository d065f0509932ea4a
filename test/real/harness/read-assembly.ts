import * as fs from 'node:fs';
import * as path from 'node:path';
import {
  CONTAINER_NAMES,
  ContainerDefinition,
  ContainerName,
  ImageSource,
  TaskDefinition,
  Volume,
} from './task-definition';

const TASK_DEFINITION = 'AWS::ECS::TaskDefinition';

interface Template {
  readonly Resources: {
    readonly [id: string]: { readonly Type: string; readonly Properties: Record<string, unknown> };
  };
}

interface TaskDefinitionProperties {
  readonly ContainerDefinitions: ContainerDefinition[];
  readonly Volumes: VolumeProperties[];
}

interface VolumeProperties {
  readonly Name: string;
  readonly EFSVolumeConfiguration?: {
    readonly AuthorizationConfig: { readonly AccessPointId: { readonly Ref: string } };
  };
}

interface AccessPointProperties {
  readonly RootDirectory: {
    readonly CreationInfo: { readonly OwnerUid: string; readonly OwnerGid: string; readonly Permissions: string };
  };
}

interface Assets {
  readonly dockerImages: {
    readonly [hash: string]: {
      readonly source: { readonly directory: string; readonly dockerBuildArgs?: { [name: string]: string } };
    };
  };
}

/** Reads the task of a stack's gateway out of a cloud assembly. */
export function readTaskDefinition(assembly: string, stack: string): TaskDefinition {
  const template: Template = readJson(assembly, `${stack}.template.json`);
  const assets: Assets = readJson(assembly, `${stack}.assets.json`);
  const { ContainerDefinitions, Volumes } = findTask(template, stack, 'gateway');
  const container = (name: ContainerName) => {
    const found = ContainerDefinitions.find(({ Name }) => Name === name);
    if (found === undefined) throw new Error(`${stack} has no container ${name}`);
    return found;
  };
  const image = (name: ContainerName) => readImage(assembly, assets, container(name).Image);
  if (ContainerDefinitions.length !== CONTAINER_NAMES.length) throw new Error(`${stack} has a container too many`);
  return {
    containers: { config: container('config'), gateway: container('gateway'), edge: container('edge') },
    images: { config: image('config'), gateway: image('gateway'), edge: image('edge') },
    volumes: Volumes.map(volume => readVolume(template, volume)),
  };
}

/** The container of a stack's egress proxy, and what its image is built from. */
export interface ProxyContainer {
  readonly container: ContainerDefinition;
  readonly image: ImageSource;
}

/** Reads the egress proxy of a stack out of a cloud assembly; what only AWS knows is taken from `known`. */
export function readProxyContainer(
  assembly: string,
  stack: string,
  known: { readonly [type: string]: string },
): ProxyContainer {
  const template: Template = readJson(assembly, `${stack}.template.json`);
  const [container] = findTask(template, stack, 'proxy').ContainerDefinitions;
  if (container === undefined) throw new Error(`${stack} has no proxy`);
  const environment = (container.Environment ?? []).map(({ Name, Value }) => ({
    Name,
    Value: typeof Value === 'string' ? Value : (known[typeOf(template, Value)] ?? ''),
  }));
  return {
    container: { ...container, Environment: environment },
    image: readImage(assembly, readJson(assembly, `${stack}.assets.json`), container.Image),
  };
}

function findTask(template: Template, stack: string, container: string): TaskDefinitionProperties {
  const definitions = Object.values(template.Resources).filter(({ Type }) => Type === TASK_DEFINITION);
  const tasks = definitions.map(({ Properties }) => Properties as unknown as TaskDefinitionProperties);
  const [task, ...others] = tasks.filter(({ ContainerDefinitions }) =>
    ContainerDefinitions.some(({ Name }) => Name === container),
  );
  if (task === undefined || others.length > 0) throw new Error(`${stack} has not exactly one task with a ${container}`);
  return task;
}

/** The type of the resource that a value refers to. */
function typeOf(template: Template, value: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: string[] };
  return template.Resources[Ref ?? attribute?.[0] ?? '']?.Type ?? '';
}

function readVolume(template: Template, { Name, EFSVolumeConfiguration }: VolumeProperties): Volume {
  if (EFSVolumeConfiguration === undefined) return { name: Name };
  const id = EFSVolumeConfiguration.AuthorizationConfig.AccessPointId.Ref;
  const properties = template.Resources[id]?.Properties as unknown as AccessPointProperties;
  const { OwnerUid, OwnerGid, Permissions } = properties.RootDirectory.CreationInfo;
  const mode = Number.parseInt(Permissions, 8);
  return { name: Name, accessPoint: { uid: Number(OwnerUid), gid: Number(OwnerGid), mode } };
}

function readImage(assembly: string, assets: Assets, image: unknown): ImageSource {
  const reference = JSON.stringify(image);
  const [, asset] = Object.entries(assets.dockerImages).find(([hash]) => reference.includes(`:${hash}`)) ?? [];
  if (asset === undefined) throw new Error(`no asset of the assembly is ${reference}`);
  const { directory, dockerBuildArgs } = asset.source;
  return { directory: path.join(assembly, directory), buildArgs: dockerBuildArgs ?? {} };
}

function readJson<T>(...file: string[]): T {
  return JSON.parse(fs.readFileSync(path.join(...file), 'utf8'));
}
