import * as fs from 'node:fs';
import { Finding } from '../../lib/compliance/assessment';
import { TemplateProblem } from './parsed-template';

/** The findings that were there before, which do not fail a check. */
export type Baseline = ReadonlySet<string>;

type Known = Pick<Finding, 'id' | 'stack' | 'construct'> & { readonly place?: string };

/** Reads a baseline; a file that is none is told as `file:line:column: what is wrong`. */
export function readBaseline(file: string): Baseline {
  let findings: unknown;
  try {
    findings = JSON.parse(fs.readFileSync(file, 'utf8'))?.findings;
  } catch (error) {
    throw new TemplateProblem(`${file}:1:1: cannot be read as a baseline: ${(error as Error).message}`);
  }
  if (!Array.isArray(findings)) {
    throw new TemplateProblem(`${file}:1:1: is no baseline; write one with --write-baseline`);
  }
  return new Set(findings.map(keyOf));
}

/** Writes the open findings as a baseline, in an order that does not change by itself. */
export function writeBaseline(file: string, findings: readonly Finding[]): void {
  const known = findings.map(({ id, stack, construct, place }) => ({ id, stack, construct, place }));
  known.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  try {
    fs.writeFileSync(file, `${JSON.stringify({ version: 1, findings: known }, undefined, 2)}\n`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new TemplateProblem(
      `${file}: the baseline cannot be written (${code}); give a file in a folder that is there`,
    );
  }
}

/** Whether a baseline has a finding. */
export function isKnown(finding: Finding, baseline: Baseline): boolean {
  return baseline.has(keyOf(finding));
}

function keyOf({ id, stack, construct, place = '' }: Known): string {
  return [id, stack, construct, place].join('\n');
}
