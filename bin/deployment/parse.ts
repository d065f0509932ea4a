import { judgeCells } from './cells';
import { Deployment } from './deployment';
import { Judgement } from './judgement';
import { Positions } from './positions';
import { FieldPath, formatProblems, Locator, Problem } from './problem';
import { findSecrets, maskSecrets } from './secrets';
import { judgeSingleTenant } from './single-tenant';
import { invisibleCharacters, readSource } from './source';
import { describesCells } from './topology';
import { YamlDocument } from './yaml-document';

/** A deployment, or all that is wrong with its file, one `file:line:column: field: message` each. */
export interface ParseResult {
  readonly deployment?: Deployment;
  readonly problems: string[];
  /** What does not stand in the way of a deployment, in the same form. */
  readonly warnings: string[];
}

const START: Locator = { positionOf: () => ({ line: 1, column: 1 }) };

/** How a deployment file is judged. */
export interface JudgementOptions {
  /** The day on which it is judged, written as 2027-03-31; without it, nothing is judged by the calendar. */
  readonly today?: string;
}

/** Reads and judges a deployment file. */
export function readDeployment(path: string, options: JudgementOptions = {}): ParseResult {
  const { text, problems } = readSource(path);
  if (text === undefined) return { problems: formatProblems(path, problems, START), warnings: [] };
  return parseDeployment(path, text, options);
}

/** Judges the text of a deployment file; everything that is wrong is told at once. */
export function parseDeployment(path: string, text: string, { today }: JudgementOptions = {}): ParseResult {
  const positions = new Positions(text);
  const secrets = findSecrets(text);
  const document = new YamlDocument(maskSecrets(text, secrets));
  const elsewhere = document.data === undefined ? 'file' : 'comment';
  const leaked = secrets.map(({ kind, offset }) =>
    secretProblem(kind, document.fieldAt(offset) ?? elsewhere, positions.at(offset)),
  );
  const first = [...invisibleCharacters(text, positions), ...leaked, ...document.problems];
  const { content, ...judged } = judge(document.data, today);
  const others = judged.problems.filter(problem => !first.some(earlier => sameField(earlier, problem)));
  const problems = formatProblems(path, [...first, ...others], document);
  const warnings = formatProblems(path, judged.warnings, document);
  if (problems.length > 0 || content === undefined) return { problems, warnings };
  return { problems, warnings, deployment: { path, locator: document, ...content } };
}

function judge(data: unknown, today: string | undefined): Judgement {
  if (data === undefined || data === null) return { problems: [], warnings: [] };
  return describesCells(data) ? judgeCells(data, today) : judgeSingleTenant(data);
}

function secretProblem(kind: string, field: FieldPath | string, position: Problem['position']): Problem {
  return {
    field,
    position,
    message: `looks like ${kind}, which is not shown here; remove it, replace it where it was issued, and store the new one in AWS Secrets Manager`,
  };
}

function sameField(one: Problem, other: Problem): boolean {
  return JSON.stringify(one.field) === JSON.stringify(other.field);
}
