import * as path from 'node:path';
import {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  Validations,
} from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { plainId, renderReason, validateAcknowledgement, validateDay } from './acceptance';
import { Acknowledgement } from './acknowledgement';
import { assess, Finding } from './assessment';
import {
  acceptancesIn,
  allowedHostsIn,
  constructFinder,
  SynthesizedTemplate,
  stageOf,
  synthesizedTemplates,
} from './construct-tree';
import { createEvidence } from './evidence/evidence';
import { writeEvidence } from './evidence/write-evidence';
import { FRAMEWORKS, MAPPINGS } from './mappings';
import { RULES } from './rules';
import { hasErrors, violationsOf } from './violations';

/** Properties of OpenClawChecks. */
export interface OpenClawChecksProps {
  /**
   * Where the evidence for auditors is written, below the cloud assembly.
   *
   * @default 'evidence'
   */
  readonly evidenceDirectory?: string;
}

/**
 * The hardened baseline of OpenClaw on AWS, as a plugin that judges the synthesized templates.
 *
 * Register it with `Validations.of(app).addPlugins(new OpenClawChecks())`. A finding of severity `error` fails the
 * synth; what only the deployment will tell is a warning. Each synth writes what was found, for machines and for
 * auditors.
 */
export class OpenClawChecks implements IPolicyValidationPlugin {
  /** Accepts findings on a construct and on everything below it. */
  public static acknowledge(scope: IConstruct, ...acknowledgements: Acknowledgement[]): void {
    for (const acknowledgement of acknowledgements) {
      validateAcknowledgement(acknowledgement);
      const { id } = acknowledgement;
      Validations.of(scope).acknowledge({ id: plainId(id), reason: renderReason(acknowledgement) });
    }
  }

  /** The name of the pack. */
  public readonly name = 'OpenClaw';

  /** The version of the pack. */
  public readonly version?: string = '0.1.0';

  /** The ids of its rules. */
  public readonly ruleIds?: string[] = RULES.map(({ id }) => id);

  private readonly evidenceDirectory: string;

  constructor(props: OpenClawChecksProps = {}) {
    this.evidenceDirectory = props.evidenceDirectory ?? 'evidence';
  }

  /** Judges the templates of an app that has just been synthesized; called by the CDK. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const root = context.appConstruct;
    const files = new Set(context.stackTemplates.map(({ templatePath }) => templatePath));
    const synthesized = synthesizedTemplates(root, file => files.has(file));
    const judgement = judge(root, synthesized);
    const directory = path.join(stageOf(root)?.outdir ?? '', this.evidenceDirectory);
    const pack = { name: this.name, version: this.version ?? '', rules: RULES };
    const catalogue = { frameworks: FRAMEWORKS, mappings: MAPPINGS };
    const hosts = allowedHostsIn(root);
    writeEvidence(directory, createEvidence({ ...judgement, pack, catalogue, synthesized, hosts }));
    return report(judgement.findings, synthesized);
  }

  /**
   * Judges a construct and everything below it, for tests.
   *
   * It synthesizes the app, unless that was done before; register the plugin or call this, not both.
   */
  public validateScope(scope: IConstruct): PolicyValidationPluginReport {
    const stage = stageOf(scope);
    if (stage === undefined) {
      throw new Error(`scope must stand in an app, got '${scope.node.path}': create its stack in an App`);
    }
    stage.synth();
    const synthesized = synthesizedTemplates(stage, () => true);
    const prefix = scope.node.path;
    const { findings } = judge(stage, synthesized);
    const inside = findings.filter(({ construct }) => prefix === '' || `${construct}/`.startsWith(`${prefix}/`));
    return report(inside, synthesized);
  }
}

function judge(root: IConstruct, synthesized: SynthesizedTemplate[]) {
  const today: string | undefined = root.node.tryGetContext('openclaw:today');
  if (today !== undefined) {
    validateDay('openclaw:today', today);
  }
  const acceptances = acceptancesIn(root.node.root);
  const templates = synthesized.map(({ template }) => template);
  const constructOf = constructFinder(root);
  return {
    findings: assess(templates, { rules: RULES, acceptances, today, constructOf }),
    acceptances,
    today,
    constructOf,
  };
}

function report(findings: Finding[], synthesized: SynthesizedTemplate[]): PolicyValidationPluginReport {
  const violations = violationsOf(findings, new Map(synthesized.map(({ template, file }) => [template.name, file])));
  return { success: !hasErrors(violations), violations };
}
