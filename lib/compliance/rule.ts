import { Template } from './template';

/** How much a finding weighs: only an `error` fails the synth. */
export type Severity = 'error' | 'warning' | 'info';

/** What a rule found out about one place of a template; `undecidable` when only the deployment will tell. */
export interface Verdict {
  readonly outcome: 'compliant' | 'non-compliant' | 'undecidable';
  /** The logical id of the resource. */
  readonly resource: string;
  /** The place below `Properties`, such as `ContainerDefinitions[0].User`. */
  readonly place?: string;
  /** What tells several findings of one rule on one resource apart, such as the name of a container. */
  readonly subject?: string;
}

/** One rule of the hardened baseline. */
export interface Rule {
  /** `OpenClaw-<group><number>`; contract, never used again for something else. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence for the user. */
  readonly sentence: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  /** What to do, in one sentence. */
  readonly fix: string;
  /** The fix as CloudFormation or CDK code. */
  readonly example: string;
  /** Judges a template; the others of the same deployment are there for what spans several. Pure, and it never throws. */
  readonly judge: (template: Template, deployment: readonly Template[]) => readonly Verdict[];
}
