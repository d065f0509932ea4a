import * as fs from 'node:fs';
import * as path from 'node:path';
import { CfnResource, IPolicyValidationPlugin, Stack, Validations } from 'aws-cdk-lib';
import { IApplyRule } from 'cdk-nag';
import { Template } from '../bin/synthesis/template';

/** A synthesized stack. */
export interface SynthesizedStack {
  readonly name: string;
  readonly region: string;
  readonly templatePath: string;
  readonly templateBytes: number;
  readonly template: Template;
  readonly acknowledgements: Acknowledgement[];
}

/** A finding that somebody accepts, beside the construct that it concerns. */
export interface Acknowledgement {
  readonly id: string;
  readonly construct: string;
  readonly reason: string;
}

interface Artifact {
  readonly type: string;
  readonly displayName?: string;
  readonly environment?: string;
  readonly additionalMetadataFile?: string;
  readonly metadata?: Metadata;
  readonly properties?: { readonly templateFile?: string; readonly directoryName?: string };
}

interface Metadata {
  readonly [construct: string]: { readonly type: string; readonly data?: unknown }[];
}

/** Reads the stacks of a cloud assembly, those of its stages included. */
export function readAssembly(directory: string): SynthesizedStack[] {
  const manifest: { artifacts: { [id: string]: Artifact } } = readJson(path.join(directory, 'manifest.json'));
  return Object.entries(manifest.artifacts).flatMap(([id, artifact]) => {
    if (artifact.type === 'cdk:cloud-assembly') {
      return readAssembly(path.join(directory, artifact.properties?.directoryName ?? id));
    }
    return artifact.type === 'aws:cloudformation:stack' ? [readStack(directory, id, artifact)] : [];
  });
}

/** The number of rules in a pack. */
export function countRules(pack: IPolicyValidationPlugin): number {
  if (pack.ruleIds !== undefined) return pack.ruleIds.length;
  const ids = new Set<string>();
  const probe = Object.create(pack, {
    applyRule: { value: ({ ruleSuffixOverride, rule }: IApplyRule) => ids.add(ruleSuffixOverride ?? rule.name) },
  });
  // A pack of cdk-nag names its rules only while it applies them, so it is shown a resource that no rule is about.
  probe.checkResource(new CfnResource(new Stack(), 'Probe', { type: 'Probe::Probe::Probe' }));
  return ids.size;
}

function readStack(directory: string, id: string, artifact: Artifact): SynthesizedStack {
  const templatePath = path.join(directory, artifact.properties?.templateFile ?? `${id}.template.json`);
  const file = artifact.additionalMetadataFile;
  const metadata: Metadata = file === undefined ? (artifact.metadata ?? {}) : readJson(path.join(directory, file));
  return {
    name: artifact.displayName ?? id,
    region: artifact.environment?.split('/').at(-1) ?? 'unknown-region',
    templatePath,
    templateBytes: fs.statSync(templatePath).size,
    template: readJson(templatePath),
    acknowledgements: acknowledgements(metadata),
  };
}

function acknowledgements(metadata: Metadata): Acknowledgement[] {
  const found = Object.entries(metadata).flatMap(([construct, entries]) =>
    entries
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as { [id: string]: string }))
      .map(([id, reason]) => ({ id: id.replace(/^annotation::/i, ''), construct, reason })),
  );
  return found.sort((a, b) => `${a.id} ${a.construct}`.localeCompare(`${b.id} ${b.construct}`, 'en'));
}

function readJson<Content>(file: string): Content {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
