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
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) {
    return failed(`does not exist; give the path of a ${kind}`);
  }
  if (stats.isDirectory()) return failed('is a directory; give the path of a YAML file inside it');
  if (!stats.isFile()) return failed('is not a regular file; give the path of a YAML file');
  if (stats.size > MAX_BYTES) {
    return failed(`is ${stats.size} bytes long, at most ${MAX_BYTES} are read; give the path of a ${kind}`);
  }
  return decode(file);
}

function decode(file: string): Source {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(file));
  } catch (error) {
    const denied = (error as NodeJS.ErrnoException).code === 'EACCES';
    return failed(denied ? 'may not be read; change its permissions' : 'is not UTF-8 text; save it as UTF-8');
  }
  return { text, problems: [] };
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
