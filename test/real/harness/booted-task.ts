import { Client } from './client';
import { createNetwork, TaskNetwork } from './network';
import { waitFor } from './processes';
import { progress } from './progress';
import { Sandbox } from './sandbox';
import { bakePlugins } from './seed';
import { HOST_NAME } from './synthesize';
import { Task, TaskProps } from './task';
import { TaskDefinition, trustedClientCidrs } from './task-definition';

const START_SECONDS = 240;

/** Starts OpenClaw in a task that is configured, and waits for the health check of the task definition. */
export async function startGateway(task: Task): Promise<Sandbox> {
  const started = Date.now();
  const gateway = await task.start('gateway');
  await waitFor('a healthy gateway', START_SECONDS, () => {
    if (gateway.exitCode !== undefined) throw new Error(`gateway ended:\n${gateway.log.slice(-2000)}`);
    return gateway.checkHealth().code === 0 ? true : undefined;
  });
  progress(`OpenClaw was healthy after ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return gateway;
}

/** A whole task that runs, and a client that reaches it over the network. */
export class BootedTask {
  public static async boot(definition: TaskDefinition, props: TaskProps = {}): Promise<BootedTask> {
    const seed = props.seed ?? (await bakePlugins(definition.images.gateway));
    const network = createNetwork(trustedClientCidrs(definition));
    const task = new Task(definition, { ...props, seed, networkNamespace: network.task });
    try {
      await task.configure();
      const gateway = await startGateway(task);
      const edge = await task.start('edge');
      const client = new Client(network, HOST_NAME);
      const booted = new BootedTask(network, task, gateway, edge, client);
      await waitFor('the edge', 30, async () => ((await client.http()).status === undefined ? undefined : true));
      return booted;
    } catch (error) {
      await task.stop();
      network.remove();
      throw error;
    }
  }

  private constructor(
    public readonly network: TaskNetwork,
    public readonly task: Task,
    public readonly gateway: Sandbox,
    public readonly edge: Sandbox,
    public readonly client: Client,
  ) {}

  public get token(): string {
    return this.task.secret('OPENCLAW_GATEWAY_TOKEN');
  }

  public async stop(): Promise<void> {
    this.client.stop();
    await this.task.stop();
    this.network.remove();
  }
}
