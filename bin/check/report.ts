import { Finding } from '../../lib/compliance/assessment';
import { Evidence } from '../../lib/compliance/evidence/evidence';
import { Rule } from '../../lib/compliance/rule';
import { Position } from './parsed-template';

/** A finding and where it stands in a file. */
export interface LocatedFinding extends Finding {
  readonly file: string;
  readonly position: Position;
  /** Whether the baseline has it, so that it does not fail the check. */
  readonly isKnown: boolean;
}

/** What a check found. */
export interface CheckReport {
  readonly version: string;
  readonly packs: readonly string[];
  readonly files: readonly string[];
  readonly resources: number;
  /** The rules that were applied, and those of cdk-nag that found something. */
  readonly rules: readonly Rule[];
  /** Every place that was judged, in the order of the files. */
  readonly findings: readonly LocatedFinding[];
  readonly evidence: Evidence;
}

/** What nobody accepts. */
export function openFindings({ findings }: CheckReport): LocatedFinding[] {
  return findings.filter(({ standing }) => standing === 'open');
}

/** What somebody accepts. */
export function acknowledgedFindings({ findings }: CheckReport): LocatedFinding[] {
  return findings.filter(({ standing }) => standing === 'acknowledged');
}
