import * as fs from 'node:fs';
import * as path from 'node:path';
import { StackEnvironment } from '../../lib/compliance/stack-environment';
import { expandGlob, isGlob } from './glob';
import { TemplateProblem } from './parsed-template';

/** A template to judge, and what the cloud assembly that it stands in says about it. */
export interface Candidate {
  readonly file: string;
  /** The name of its stack; the file where no assembly names it. */
  readonly stack: string;
  readonly environment: StackEnvironment;
  /** The metadata of the constructs in the assembly, by path. */
  readonly metadata: AssemblyMetadata;
}

/** Metadata as a cloud assembly keeps it. */
export interface AssemblyMetadata {
  readonly [construct: string]: readonly { readonly type: string; readonly data?: unknown }[];
}

interface Artifact {
  readonly type?: string;
  readonly displayName?: string;
  readonly environment?: string;
  readonly additionalMetadataFile?: string;
  readonly metadata?: AssemblyMetadata;
  readonly properties?: { readonly templateFile?: string; readonly directoryName?: string };
}

const TEMPLATE_NAME = /\.template\.(json|ya?ml)$/;

/** The templates that an argument stands for: a cloud assembly, a folder of templates, a file or a pattern. */
export function findTemplates(argument: string): Candidate[] {
  try {
    return candidatesIn(argument);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new TemplateProblem(`${argument}: cannot be read (${code}); give a template, a pattern or a cloud assembly`);
  }
}

function candidatesIn(argument: string): Candidate[] {
  const stats = fs.statSync(argument, { throwIfNoEntry: false });
  if (stats === undefined && isGlob(argument)) return expandGlob(argument).map(plainCandidate);
  if (!stats?.isDirectory()) return [plainCandidate(argument)];
  if (fs.existsSync(path.join(argument, 'manifest.json'))) return assemblyCandidates(argument);
  const names = fs.readdirSync(argument).filter(name => TEMPLATE_NAME.test(name));
  return names.sort().map(name => plainCandidate(path.join(argument, name)));
}

function plainCandidate(file: string): Candidate {
  return { file, stack: file, environment: {}, metadata: {} };
}

function assemblyCandidates(directory: string): Candidate[] {
  const artifacts = readRecord(path.join(directory, 'manifest.json'))['artifacts'] as { [id: string]: Artifact };
  return Object.entries(artifacts ?? {}).flatMap(([id, artifact]) => {
    const { type, properties = {} } = artifact;
    if (type === 'cdk:cloud-assembly') return assemblyCandidates(path.join(directory, properties.directoryName ?? ''));
    return type === 'aws:cloudformation:stack' ? stackCandidates(directory, id, artifact) : [];
  });
}

function stackCandidates(directory: string, id: string, artifact: Artifact): Candidate[] {
  const { additionalMetadataFile: further, displayName, properties } = artifact;
  const metadata = further === undefined ? (artifact.metadata ?? {}) : readRecord(path.join(directory, further));
  const file = path.join(directory, properties?.templateFile ?? `${id}.template.json`);
  const stack = (displayName ?? id).replace(/ \(.*\)$/, '');
  return [file, ...nestedTemplates(file)].map((template, index) => ({
    file: template,
    stack: index === 0 ? stack : path.basename(template),
    environment: { ...environmentOf(artifact), stage: directory },
    metadata: metadata as AssemblyMetadata,
  }));
}

/** `aws://123456789012/eu-central-1`; the CDK writes `unknown-account` and `unknown-region` for what is not known. */
function environmentOf({ environment = '' }: Artifact): StackEnvironment {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment) ?? [];
  const known = (name: string | undefined) => (name?.startsWith('unknown-') ? undefined : name);
  return { account: known(account), region: known(region) };
}

/** The templates of the stacks inside a stack, which its resources name. */
function nestedTemplates(file: string, seen: ReadonlySet<string> = new Set([file])): string[] {
  const resources = Object.values((readRecord(file)['Resources'] ?? {}) as { [id: string]: NestedStack });
  const assets = resources
    .filter(resource => resource?.Type === 'AWS::CloudFormation::Stack')
    .flatMap(({ Metadata: metadata }) => metadata?.['aws:asset:path'] ?? []);
  return assets.flatMap(asset => {
    const nested = path.join(path.dirname(file), asset);
    if (seen.has(nested) || !fs.existsSync(nested)) return [];
    return [nested, ...nestedTemplates(nested, new Set([...seen, nested]))];
  });
}

interface NestedStack {
  readonly Type?: string;
  readonly Metadata?: { readonly 'aws:asset:path'?: string };
}

function readRecord(file: string): { [key: string]: unknown } {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    throw new TemplateProblem(`${file}:1:1: is not JSON: ${(error as Error).message}`);
  }
}
