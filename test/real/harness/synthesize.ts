import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import { Deployment } from '../../../bin/deployment/deployment';
import { readDeployment } from '../../../bin/deployment/parse';
import { tenantsOf } from '../../../bin/deployment/tenants';
import { createScopes } from '../../../bin/stacks';
import { Audience, Channel, Ingress, ModelProvider } from '../../../lib';
import { SingleTenantStack, SingleTenantStackProps, TenantStack } from '../../../patterns';
import { REPOSITORY } from './paths';
import { ProxyContainer, readProxyContainer, readTaskDefinition } from './read-assembly';
import { TaskDefinition } from './task-definition';
import { createDirectory } from './work-directory';

export const HOST_NAME = 'claw.example.com';

const WARNINGS = ['Egress.dnsFirewall', 'AlarmTopic.noSubscriber', 'Ingress.webhookSenders', 'Gateway.teamWriters'];

/** What a deployment of a test differs in. */
export interface DeploymentProps {
  readonly modelProvider?: ModelProvider;
  readonly channels?: Channel[];
  readonly audience?: Audience;
  readonly settings?: { [key: string]: unknown };
}

/** Tasks by the names of their deployments. */
export type TaskDefinitions = ReadonlyMap<string, TaskDefinition>;

export function definitionOf(definitions: TaskDefinitions, name: string): TaskDefinition {
  const definition = definitions.get(name);
  if (definition === undefined) throw new Error(`there is no ${name}, but ${[...definitions.keys()]}`);
  return definition;
}

/** Synthesizes one deployment per name, as `npm run synth` does, and returns the task that each would run. */
export function synthesizeTasks(deployments: { [name: string]: DeploymentProps }): TaskDefinitions {
  return readTasks(Object.entries(deployments).map(([name, props]) => [name, stackProps(props)] as const));
}

export function synthesizeTask(props: DeploymentProps): TaskDefinition {
  return definitionOf(synthesizeTasks({ task: props }), 'task');
}

/** The tasks of all tenants of the deployment files in `examples/`, by the names of file and tenant. */
export function synthesizeExamples(): TaskDefinitions {
  return new Map(EXAMPLES.flatMap(name => readExampleTasks(name, readExample(name))));
}

/** The names under which `synthesizeExamples` has the tasks. */
export function exampleNames(): string[] {
  return EXAMPLES.flatMap(name => tenantsOf(readExample(name)).map(({ id }) => `${name}/${id}`));
}

const EXAMPLES = fs
  .readdirSync(path.join(REPOSITORY, 'examples'))
  .filter(file => file.endsWith('.yaml'))
  .map(file => path.basename(file, '.yaml'));

function readExampleTasks(name: string, deployment: Deployment): [string, TaskDefinition][] {
  const app = createApp();
  createScopes(app, deployment);
  const assembly = app.synth();
  return app.node
    .findAll()
    .filter(construct => construct instanceof SingleTenantStack || construct instanceof TenantStack)
    .map(stack => {
      const tenant = stack instanceof TenantStack ? stack.tenantGateway.tenant.id : stack.tenantId;
      const file = assembly.stacksRecursively.find(({ stackName }) => stackName === stack.stackName)?.templateFullPath;
      if (file === undefined) throw new Error(`${name} has no stack of ${tenant}`);
      return [`${name}/${tenant}`, readTaskDefinition(path.dirname(file), path.basename(file, '.template.json'))];
    });
}

function readExample(name: string): Deployment {
  const { deployment, problems } = readDeployment(path.join(REPOSITORY, 'examples', `${name}.yaml`));
  if (deployment === undefined) throw new Error(problems.join('\n'));
  return deployment;
}

/** The proxy behind a gateway, as its task definition has it; what only AWS knows is given by the type of resource. */
export function synthesizeProxy(known: { readonly [type: string]: string }): ProxyContainer {
  return readProxyContainer(synthesize([['proxy', stackProps({})]]), 'proxy', known);
}

function stackProps(props: DeploymentProps): SingleTenantStackProps {
  const references = new Stack(new App(), 'References');
  const arn = 'arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000001';
  const certificate = acm.Certificate.fromCertificateArn(references, 'Certificate', arn);
  return {
    env: { region: 'eu-central-1' },
    tenantId: 'research',
    modelProvider: ModelProvider.anthropic({ model: 'claude-opus-4-6' }),
    ingress: Ingress.internal({ domainName: HOST_NAME, certificate }),
    alarmEmail: 'operations@example.com',
    ...props,
  };
}

function readTasks(deployments: (readonly [string, SingleTenantStackProps])[]): TaskDefinitions {
  const assembly = synthesize(deployments);
  return new Map(deployments.map(([name]) => [name, readTaskDefinition(assembly, name)]));
}

function synthesize(deployments: (readonly [string, SingleTenantStackProps])[]): string {
  const app = createApp();
  for (const [name, props] of deployments) new SingleTenantStack(app, name, props);
  return app.synth().directory;
}

function createApp(): App {
  const { context } = JSON.parse(fs.readFileSync(path.join(REPOSITORY, 'cdk.json'), 'utf8'));
  const app = new App({ context, outdir: createDirectory('assembly') });
  const reason = 'Nothing of this is deployed.';
  Validations.of(app).acknowledge(...WARNINGS.map(id => ({ id: `openclaw:${id}`, reason })));
  return app;
}
