import * as ecrAssets from 'aws-cdk-lib/aws-ecr-assets';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { assetPath } from './asset-path';

/** An image of `containers/`, built on deployment for the processor that the task runs on. */
export function imageAsset(
  scope: Construct,
  id: string,
  name: string,
  cpuArchitecture: ecs.CpuArchitecture,
  buildArgs?: { [name: string]: string },
): ecrAssets.DockerImageAsset {
  // By name, because `CpuArchitecture.of` makes another object for the same processor.
  const arm = cpuArchitecture._cpuArchitecture === ecs.CpuArchitecture.ARM64._cpuArchitecture;
  return new ecrAssets.DockerImageAsset(scope, id, {
    directory: assetPath('containers', name),
    platform: arm ? ecrAssets.Platform.LINUX_ARM64 : ecrAssets.Platform.LINUX_AMD64,
    buildArgs,
  });
}
