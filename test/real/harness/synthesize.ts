import * as fs from 'node:fs';
import * as path from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import { Deployment } from '../../../bin/deployment/deployment';
import { readDeployment } from '../../../bin/deployment/parse';
import { singleTenantStackProps } from '../../../bin/deployment/stack-props';
import { Audience, Channel, Ingress, ModelProvider } from '../../../lib';
import { SingleTenantStack, SingleTenantStackProps } from '../../../patterns';
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
  if (definition === undefined) throw new Error(`there is no deployment ${name}`);
  return definition;
}

/** Synthesizes one deployment per name, as `npm run synth` does, and returns the task that each would run. */
export function synthesizeTasks(deployments: { [name: string]: DeploymentProps }): TaskDefinitions {
  return readTasks(Object.entries(deployments).map(([name, props]) => [name, stackProps(props)] as const));
}

export function synthesizeTask(props: DeploymentProps): TaskDefinition {
  return definitionOf(synthesizeTasks({ task: props }), 'task');
}

/** The tasks of the deployment files of one tenant in `examples/`, by file name. */
export function synthesizeExamples(): TaskDefinitions {
  return readTasks(exampleNames().map(name => [name, exampleProps(name)] as const));
}

export function exampleNames(): string[] {
  const files = fs.readdirSync(path.join(REPOSITORY, 'examples')).filter(file => file.endsWith('.yaml'));
  const names = files.map(file => path.basename(file, '.yaml'));
  return names.filter(name => readExample(name).topology === 'single-tenant');
}

function exampleProps(name: string): SingleTenantStackProps {
  const deployment = readExample(name);
  if (deployment.topology !== 'single-tenant') throw new Error(`${name} has more than one tenant`);
  return singleTenantStackProps(deployment);
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
  const { context } = JSON.parse(fs.readFileSync(path.join(REPOSITORY, 'cdk.json'), 'utf8'));
  const app = new App({ context, outdir: createDirectory('assembly') });
  const reason = 'Nothing of this is deployed.';
  Validations.of(app).acknowledge(...WARNINGS.map(id => ({ id: `openclaw:${id}`, reason })));
  for (const [name, props] of deployments) new SingleTenantStack(app, name, props);
  return app.synth().directory;
}
