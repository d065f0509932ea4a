import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(import.meta.dirname, '..');

/** What an example may use without saying where it comes from: things that its reader has. */
const PRELUDE = `
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as openclaw from 'openclaw-cdk';
declare global {
  const vpc: ec2.IVpc;
  const subnets: ec2.SubnetSelection;
  const cluster: ecs.ICluster;
  const service: ecs.FargateService;
  const taskDefinition: ecs.FargateTaskDefinition;
  const taskRole: iam.IRole;
  const executionRole: iam.IRole;
  const certificate: acm.ICertificate;
  const listener: elbv2.IApplicationListener;
  const encryptionKey: kms.IKey;
  const logBucket: s3.IBucket;
  const topic: sns.ITopic;
  const config: openclaw.OpenClawConfig;
  const network: openclaw.GatewayNetwork;
  const egress: openclaw.IEgressRoute;
  const loadBalancerCidrs: string[];
  const rotation: openclaw.TokenRotation;
  const token: openclaw.GatewayToken;
  const providerSecret: openclaw.ProviderSecret;
  const state: openclaw.StateVolume;
  const backup: openclaw.StateBackup;
  const logs: openclaw.GatewayLogs;
  const gateway: openclaw.Gateway;
}
`;

/** One module per README, line for line: its imports stay, and each example becomes a function with a scope as `this`. */
function moduleOf(markdown) {
  const parts = markdown.split(/^```/m);
  const lines = parts.map((part, index) =>
    index % 2 && /^ts\n/.test(part) ? exampleOf(part) : part.replace(/.+/g, ''),
  );
  return ["import type { Construct } from 'constructs';", ...lines, '\nexport {};'].join('');
}

function exampleOf(block) {
  const [imports] = /^ts\n(?:import [^;]+;\n)*/.exec(block);
  return `${imports.slice(2, -1)} (function (this: Construct) {\n${block.slice(imports.length)}});`;
}

function createProgram(modules) {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = file => modules.has(file) || fileExists(file);
  host.readFile = file => modules.get(file) ?? readFile(file);
  return ts.createProgram({
    rootNames: [...modules.keys()],
    options: {
      ...options,
      noEmit: true,
      // An example may end with what its reader goes on with.
      noUnusedLocals: false,
      paths: { 'openclaw-cdk': [path.join(ROOT, 'index.ts')] },
    },
    host,
  });
}

function describe({ file, start, messageText }) {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n  ');
  if (!file || start === undefined) {
    return message;
  }
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const readme = path.relative(ROOT, file.fileName).replace(/\.ts$/, '');
  return `${readme}:${line + 1}:${character + 1} ${message}`;
}

const folders = readdirSync(path.join(ROOT, 'lib')).filter(folder =>
  existsSync(path.join(ROOT, 'lib', folder, 'index.ts')),
);
const readmes = ['README.md', ...folders.map(folder => `lib/${folder}/README.md`)];
const modules = new Map([[path.join(ROOT, 'readme-prelude.ts'), PRELUDE]]);
for (const readme of readmes) {
  modules.set(path.join(ROOT, `${readme}.ts`), moduleOf(ts.sys.readFile(path.join(ROOT, readme)) ?? ''));
}
const without = readmes.filter(readme => !modules.get(path.join(ROOT, `${readme}.ts`)).includes('(function'));
const program = createProgram(modules);
const found = [...modules.keys()].flatMap(file => {
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
});
const problems = [
  ...without.map(readme => `${readme}: no example in TypeScript`),
  ...[...program.getOptionsDiagnostics(), ...found].map(describe),
];
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
