import { Size } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** An init process, and no capability. */
export function hardenedLinux(task: Construct, id: string): ecs.LinuxParameters {
  const linux = new ecs.LinuxParameters(task, id, { initProcessEnabled: true });
  linux.dropCapabilities(ecs.Capability.ALL);
  return linux;
}

/** A memory file system, in MiB, that holds no programs and no devices. */
export function tmpfs(containerPath: string, size: number): ecs.Tmpfs {
  const { NOEXEC, NOSUID, NODEV } = ecs.TmpfsMountOption;
  return { containerPath, size, mountOptions: [NOEXEC, NOSUID, NODEV] };
}

/** No core dumps, and as many files and processes as the container needs. */
export function limits(files: number, processes: number): ecs.Ulimit[] {
  return [
    { name: ecs.UlimitName.CORE, softLimit: 0, hardLimit: 0 },
    { name: ecs.UlimitName.NOFILE, softLimit: files, hardLimit: files },
    { name: ecs.UlimitName.NPROC, softLimit: processes, hardLimit: processes },
  ];
}

/** Lines go to the log group, or are lost: they never hold up the container. */
export function logTo(logGroup: logs.ILogGroup, streamPrefix: string): ecs.LogDriver {
  return ecs.LogDrivers.awsLogs({
    logGroup,
    streamPrefix,
    // A log service out of reach must not stop the gateway: lines beyond the buffer are lost instead.
    mode: ecs.AwsLogDriverMode.NON_BLOCKING,
    maxBufferSize: Size.mebibytes(25),
  });
}
