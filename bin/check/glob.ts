import * as fs from 'node:fs';
import * as path from 'node:path';

/** Whether a text is a pattern of file names. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/** The files that match a pattern: `*` and `?` within a name, `**` over folders; sorted. */
export function expandGlob(pattern: string): string[] {
  const parts = path.normalize(pattern).split(path.sep);
  const fixed = parts.findIndex(isGlob);
  const base = parts.slice(0, fixed).join(path.sep) || (path.isAbsolute(pattern) ? path.sep : '.');
  if (!fs.existsSync(base)) return [];
  const matcher = new RegExp(`^${parts.slice(fixed).map(sourceOf).join('')}$`);
  return filesBelow(base, '')
    .filter(file => matcher.test(`/${file}`))
    .sort()
    .map(file => path.join(base, file));
}

function sourceOf(part: string): string {
  if (part === '**') return '(?:/[^/]+)*';
  const name = part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]');
  return `/${name}`;
}

function filesBelow(base: string, folder: string): string[] {
  return fs.readdirSync(path.join(base, folder), { withFileTypes: true }).flatMap(entry => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === '.git' ? [] : filesBelow(base, name);
    return entry.isFile() ? [name] : [];
  });
}
