import * as fs from 'node:fs';
import { parseJsonTemplate } from './json-template';
import { ParsedTemplate, TemplateProblem } from './parsed-template';
import { parseYamlTemplate } from './yaml-template';

const MAX_BYTES = 5 * 1024 * 1024;

/** A template file that was read. */
export interface TemplateFile extends ParsedTemplate {
  readonly file: string;
  readonly text: string;
}

/** Reads a template; what cannot be one is told as `file:line:column: what is wrong`. */
export function readTemplate(file: string): TemplateFile {
  try {
    const text = readText(file);
    const parsed = parseTemplate(text);
    refuseOtherThings(parsed.data);
    return { file, text, ...parsed };
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    const { line, column } = error.position;
    throw new TemplateProblem(`${file}:${line}:${column}: ${error.message}`, error.position);
  }
}

/** Parses a text as JSON where it begins like JSON, else as YAML. */
export function parseTemplate(text: string): ParsedTemplate {
  return /^\s*[{[]/.test(text) ? parseJsonTemplate(text) : parseYamlTemplate(text);
}

function readText(file: string): string {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new TemplateProblem('does not exist');
  if (!stats.isFile()) throw new TemplateProblem('is not a regular file');
  if (stats.size > MAX_BYTES) {
    throw new TemplateProblem(`is ${stats.size} bytes long, at most ${MAX_BYTES} are read; CloudFormation takes 1 MB`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file));
  } catch (error) {
    const isText = (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
    throw new TemplateProblem(isText ? 'is not UTF-8 text' : `cannot be read: ${(error as Error).message}`);
  }
}

function refuseOtherThings(data: unknown): void {
  const resources = (data as { Resources?: unknown } | null)?.Resources;
  if (typeof resources !== 'object' || resources === null || Array.isArray(resources)) {
    throw new TemplateProblem('is no CloudFormation template: it has no section "Resources"');
  }
}
