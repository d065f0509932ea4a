import * as fs from 'node:fs';
import * as path from 'node:path';
import { OpenClawConfig } from '../../../lib';
import { startGateway } from '../harness/booted-task';
import { CHANNELS, PROVIDERS } from '../harness/deployments';
import { DnsQuestion } from '../harness/egress/messages';
import { PROXY_ADDRESS, RESOLVER_ADDRESS } from '../harness/egress/network';
import { ProxyLab } from '../harness/egress/proxy-lab';
import { Script } from '../harness/egress/script';
import { sleep, waitFor } from '../harness/processes';
import { progress } from '../harness/progress';
import { describeProxied } from '../harness/requirements';
import { Sandbox } from '../harness/sandbox';
import { bakePlugins } from '../harness/seed';
import { synthesizeTask } from '../harness/synthesize';
import { Task } from '../harness/task';
import { TaskDefinition } from '../harness/task-definition';

const PROXY_NAME = 'egress.openclaw.internal';
const SERVED = ['api.anthropic.com', 'slack.com', 'wss-primary.slack.com'];
const EXPECTED = [...SERVED.map(name => `allowed ${name}`), 'denied clawhub.ai'];
const IDLE_SECONDS = 45;

describeProxied('OpenClaw behind the egress proxy', () => {
  const channels = [CHANNELS.slackSocket()];
  const modelProvider = PROVIDERS.anthropic();
  let lab: ProxyLab;
  let task: Task;
  let vpcResolver: Script;
  let gateway: Sandbox;

  beforeAll(async () => {
    lab = new ProxyLab({ names: SERVED });
    await lab.resolve(Object.fromEntries(SERVED.map(name => [name, [{ addresses: ['52.1.1.1'], ttl: 60 }]])));
    await lab.start();
    const { allowedHosts } = new OpenClawConfig({ channels, modelProvider });
    await lab.publish([{ tenantId: 'research', slot: 1, allowedHosts }]);
    vpcResolver = lab.script(lab.network.gateway, 'dns-process', { address: RESOLVER_ADDRESS, port: 53 });
    await vpcResolver.ask('zone', { [PROXY_NAME]: [{ addresses: [PROXY_ADDRESS], ttl: 60 }] });

    const definition = trustingTheLab(synthesizeTask({ channels, modelProvider }));
    const seed = await bakePlugins(definition.images.gateway);
    task = new Task(definition, { seed, networkNamespace: lab.network.gateway });
    // The one place of the container that a test can reach before it starts.
    fs.copyFileSync(lab.certificates.authority, path.join(task.stateDirectory, 'authority.pem'));
    await task.configure();
    gateway = await startGateway(task);
    await waitFor('the answer to a mention', 120, async () => ((await lab.messages()).length > 0 ? true : undefined));
    await sleep(IDLE_SECONDS * 1000);
  }, 900_000);

  afterAll(async () => {
    await task?.stop();
    await lab?.stop();
  });

  test('takes a message from Slack over a WebSocket through the proxy, and confirms it', async () => {
    const { internet } = await lab.arrivals();
    const messages = (await lab.messages()).map(text => JSON.parse(text));

    expect(internet.map(({ serverName }) => serverName)).toEqual(expect.arrayContaining(SERVED));
    expect(messages).toContainEqual({ envelope_id: 'mention', payload: {} });
  });

  test('asks its resolver for the proxy alone', async () => {
    const questions = await vpcResolver.ask<DnsQuestion[]>('questions');

    expect(new Set(questions.map(({ name }) => name))).toEqual(new Set([PROXY_NAME]));
  });

  test('asks the proxy for what its channels and its model need, and for one name that it can do without', async () => {
    expect(gateway.checkHealth().code).toBe(0);
    // A tunnel is logged when it ends.
    await task.stop();
    const log = lab.accessLog;
    const asked = [...new Set(log.map(({ verdict, host }) => `${verdict} ${host}`))].sort();
    progress(`OpenClaw asked the proxy for: ${asked.join(', ')}`);

    expect(asked).toEqual(EXPECTED);
    expect(new Set(log.map(({ tenant }) => tenant))).toEqual(new Set(['research']));
  });
});

function trustingTheLab(definition: TaskDefinition): TaskDefinition {
  const { gateway } = definition.containers;
  const authority = { Name: 'NODE_EXTRA_CA_CERTS', Value: '/var/lib/openclaw/authority.pem' };
  const Environment = [...(gateway.Environment ?? []), authority];
  return { ...definition, containers: { ...definition.containers, gateway: { ...gateway, Environment } } };
}
