import * as fs from 'node:fs';
import * as path from 'node:path';
import { CfnResource, Stack, Stage, Token, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Acceptance, parseAcceptance } from './acceptance';
import { RecordedHost, recordedHosts } from './evidence/egress';
import { linkEach } from './linked-templates';
import { StackEnvironment } from './stack-environment';
import { asRecord, Template } from './template';

/** A template of a cloud assembly. */
export interface SynthesizedTemplate {
  readonly template: Template;
  readonly file: string;
  readonly text: string;
}

/** The templates of the stacks in a construct tree that has been synthesized, those of nested stacks included, linked. */
export function synthesizedTemplates(root: IConstruct, isWanted: (file: string) => boolean): SynthesizedTemplate[] {
  const wanted = stacksOf(root).filter(stack => isWanted(templateFile(topOf(stack))));
  return linkEach(
    wanted.map(stack => {
      const file = templateFile(stack);
      const text = fs.readFileSync(file, 'utf8');
      const template = new Template(stack.node.path, JSON.parse(text), { environment: environmentOf(stack) });
      return { file, text, template };
    }),
  );
}

function environmentOf(stack: Stack): StackEnvironment {
  const [account, region] = [stack.account, stack.region].map(name => (Token.isUnresolved(name) ? undefined : name));
  return { account, region, stage: stageOf(stack)?.node.path };
}

/** The stage, or the app, that a construct is or stands in. */
export function stageOf(node: IConstruct): Stage | undefined {
  return Stage.isStage(node) ? node : Stage.of(node);
}

/** Finds the construct that a resource of a synthesized template comes from. */
export function constructFinder(root: IConstruct): (template: Template, logicalId: string) => string {
  const paths = new Map<string, string>();
  for (const node of root.node.findAll()) {
    if (CfnResource.isCfnResource(node)) {
      paths.set(`${node.stack.node.path}\n${node.stack.resolve(node.logicalId)}`, node.node.path);
    }
  }
  return ({ name }, logicalId) => paths.get(`${name}\n${logicalId}`) ?? `${name}/${logicalId}`;
}

/** The acknowledgements of a construct tree, for this and for other rule packs. */
export function acceptancesIn(root: IConstruct): Acceptance[] {
  return metadataOf(root, Validations.ACKNOWLEDGED_RULES_METADATA_KEY).flatMap(({ node, data }) =>
    Object.entries(asRecord(data)).map(([id, text]) => parseAcceptance(node.node.path, id, String(text))),
  );
}

/** The hosts that the networks of a construct tree allow, with the reasons that no template holds. */
export function allowedHostsIn(root: IConstruct): RecordedHost[] {
  return metadataOf(root, 'openclaw:egress-lists').flatMap(({ node, data }) =>
    recordedHosts(Stack.of(node).resolve(data)),
  );
}

function metadataOf(root: IConstruct, type: string): { node: IConstruct; data: unknown }[] {
  return root.node
    .findAll()
    .flatMap(node => node.node.metadata.filter(entry => entry.type === type).map(({ data }) => ({ node, data })));
}

function stacksOf(root: IConstruct): Stack[] {
  return root.node.findAll().filter(node => Stack.isStack(node));
}

function topOf(stack: Stack): Stack {
  return stack.nestedStackParent === undefined ? stack : topOf(stack.nestedStackParent);
}

function templateFile(stack: Stack): string {
  return path.join(Stage.of(stack)?.outdir ?? '', stack.templateFile);
}
