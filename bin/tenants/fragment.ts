import { isMap, isScalar, parseAllDocuments } from 'yaml';
import { Positions } from '../deployment/positions';
import { readSource } from '../deployment/source';
import { FileProblems } from './tenants-file';

/** Fields of a tenant that a person wrote, with their comments. */
export interface Fragment {
  readonly keys: readonly string[];
  readonly lines: readonly string[];
}

/** What the command is told by itself, or decides so that no slot is used twice. */
const ELSEWHERE = ['id', 'cell', 'slot', 'host', 'classification', 'owner', 'purpose', 'reviewBy'];

/** Reads a file with further fields of a tenant. */
export function readFragment(file: string): Fragment {
  const { text, problems } = readSource(file, 'file with fields of a tenant');
  if (text === undefined) throw new FileProblems(problems.map(({ message }) => `${file}:1:1: file: ${message}`));
  return parseFragment(file, text);
}

/** Takes the fields out of a text. */
export function parseFragment(file: string, text: string): Fragment {
  const refuse = (problem: string, offset = 0) => {
    const { line, column } = new Positions(text).at(offset);
    return new FileProblems([`${file}:${line}:${column}: ${problem}`]);
  };
  const [document, second] = parseAllDocuments(text, { prettyErrors: false, version: '1.2' });
  if (second !== undefined) throw refuse('holds more than one document; keep one', second.range[0]);
  const [error] = document?.errors ?? [];
  if (error !== undefined) throw refuse(`yaml: ${error.message}`, error.pos[0]);
  const contents = document?.contents;
  if (!isMap(contents) || contents.flow === true) {
    throw refuse('must hold fields of a tenant, one a line, such as "channels:" with a list below it');
  }
  const keys = contents.items.map(({ key }) => key);
  const known = keys.find(key => ELSEWHERE.includes(String(key)));
  if (known !== undefined) {
    const offset = isScalar(known) ? known.range?.[0] : undefined;
    throw refuse(`holds ${known}, which the command itself sets; remove it`, offset);
  }
  return { keys: keys.map(String), lines: unindented(text, contents.range?.[0] ?? 0) };
}

function unindented(text: string, start: number): string[] {
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  const end = text.slice(start).search(/^\.\.\.(\s|$)/m);
  const lines = text
    .slice(0, end < 0 ? undefined : start + end)
    .trimEnd()
    .split(/\r?\n/);
  const marker = lines.findIndex(line => /^---(\s|$)/.test(line));
  return lines.slice(marker + 1).map(line => {
    const outer = line.length - line.trimStart().length;
    return line.slice(Math.min(indent, outer));
  });
}
