import * as fs from 'node:fs';
import { Positions } from './positions';
import { Problem } from './problem';

/** Some ten thousand tenants; what is larger is another file that was named by mistake. */
const MAX_BYTES = 8 * 1024 * 1024;

/** The text of a deployment file, or why it cannot be read. */
export interface Source {
  readonly text?: string;
  readonly problems: Problem[];
}

/** Reads a deployment file, or another of that kind; refuses what is not a small text file that a reviewer sees as it is. */
export function readSource(file: string, kind = 'deployment file'): Source {
  try {
    const problem = unfit(fs.statSync(file), kind);
    return problem === undefined ? { text: decode(fs.readFileSync(file)), problems: [] } : failed(problem);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return failed(unreadable(code, kind));
  }
}

function unreadable(code: string, kind: string): string {
  if (code === 'ENOENT') return `does not exist; give the path of a ${kind}`;
  if (code === 'EACCES') return 'may not be read; change its permissions';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not UTF-8 text; save it as UTF-8';
  return `cannot be read (${code}); give the path of a ${kind}`;
}

function unfit(stats: fs.Stats, kind: string): string | undefined {
  if (stats.isDirectory()) return 'is a directory; give the path of a YAML file inside it';
  if (!stats.isFile()) return 'is not a regular file; give the path of a YAML file';
  if (stats.size <= MAX_BYTES) return undefined;
  return `is ${stats.size} bytes long, at most ${MAX_BYTES} are read; give the path of a ${kind}`;
}

function decode(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** A file that is no text is full of them, and nobody reads more. */
const MOST_INVISIBLE = 100;

/** Bidirectional and zero-width characters make a reviewer see another file than the parser does. */
export function invisibleCharacters(text: string, positions: Positions): Problem[] {
  const problems: Problem[] = [];
  for (const match of text.matchAll(INVISIBLE)) {
    const message = `holds the invisible character ${codePoint(match[0])}; remove it`;
    problems.push({ field: 'file', message, position: positions.at(match.index) });
    if (problems.length === MOST_INVISIBLE) break;
  }
  return problems;
}

/** What a reviewer does not see. */
export const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The name that Unicode gives to a character. */
export function codePoint(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}

function failed(message: string): Source {
  return { problems: [{ field: 'file', message }] };
}
