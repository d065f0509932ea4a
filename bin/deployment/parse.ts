import { ConfigInputs, createConfigInputs } from './config-inputs';
import { configuredHosts } from './egress';
import { extraDomainProblems } from './extra-domains';
import { issueProblems } from './issue-messages';
import { FieldPath, formatProblems, Locator, Problem } from './problem';
import { ruleProblems, validSections } from './rules';
import { DeploymentFile, deploymentSchema } from './schema';
import { findSecrets, maskSecrets } from './secrets';
import { invisibleCharacters, positionIn, readSource } from './source';
import { YamlDocument } from './yaml-document';

/** A valid deployment file. */
export interface Deployment {
  readonly path: string;
  readonly file: DeploymentFile;
  readonly config: ConfigInputs;
  readonly locator: Locator;
}

/** A deployment, or all that is wrong with its file, one `file:line:column: field: message` each. */
export interface ParseResult {
  readonly deployment?: Deployment;
  readonly problems: string[];
}

const START: Locator = { positionOf: () => ({ line: 1, column: 1 }) };

/** Reads and judges a deployment file. */
export function readDeployment(path: string): ParseResult {
  const { text, problems } = readSource(path);
  if (text === undefined) return { problems: formatProblems(path, problems, START) };
  return parseDeployment(path, text);
}

/** Judges the text of a deployment file; everything that is wrong is told at once. */
export function parseDeployment(path: string, text: string): ParseResult {
  const secrets = findSecrets(text);
  const document = new YamlDocument(maskSecrets(text, secrets));
  const elsewhere = document.data === undefined ? 'file' : 'comment';
  const leaked = secrets.map(({ kind, offset }) =>
    secretProblem(kind, document.fieldAt(offset) ?? elsewhere, positionIn(text, offset)),
  );
  const first = [...invisibleCharacters(text), ...leaked, ...document.problems];
  const judged: Judgement = document.data == null ? { problems: [] } : judge(document.data);
  const others = judged.problems.filter(problem => !first.some(earlier => sameField(earlier, problem)));
  const problems = formatProblems(path, [...first, ...others], document);
  if (problems.length > 0 || judged.file === undefined || judged.config === undefined) return { problems };
  return { problems, deployment: { path, file: judged.file, config: judged.config, locator: document } };
}

interface Judgement {
  readonly problems: Problem[];
  readonly file?: DeploymentFile;
  readonly config?: ConfigInputs;
}

function judge(data: unknown): Judgement {
  const parsed = deploymentSchema.safeParse(data);
  const sections = validSections(data);
  const { inputs, problems } = createConfigInputs(sections, data);
  const issues = parsed.success ? [] : issueProblems(parsed.error.issues, data);
  const extraDomains = extraDomainProblems(data, inputs === undefined ? [] : configuredHosts(inputs));
  return {
    file: parsed.data,
    config: inputs,
    problems: [...issues, ...ruleProblems(sections, data), ...extraDomains, ...problems],
  };
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
