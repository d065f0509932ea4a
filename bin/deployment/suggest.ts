import { distance } from 'fastest-levenshtein';

/** Answers `; did you mean "x"?` when a word is close to an allowed one, otherwise nothing. */
export function didYouMean(word: string, allowed: readonly string[]): string {
  const matches = closest(word, allowed);
  return matches.length > 0 ? `; did you mean ${matches.map(match => `"${match}"`).join(' or ')}?` : '';
}

/** Names what is allowed, as people write it: a, b or c. */
export function choice(allowed: readonly string[]): string {
  return allowed.length < 2 ? allowed.join('') : `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
}

function closest(word: string, allowed: readonly string[]): string[] {
  const plain = normalize(word);
  if (plain === '') return [];
  const same = allowed.filter(candidate => normalize(candidate) === plain);
  if (same.length > 0) return same;
  const longer = allowed.filter(candidate => plain.length >= 4 && normalize(candidate).startsWith(plain));
  if (longer.length > 0 && longer.length <= 2) return longer;

  const ranked = allowed
    .map(candidate => ({ candidate, edits: distance(plain, normalize(candidate)) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  const limit = Math.max(1, Math.floor(Math.max(plain.length, 4) / 3));
  // Any letter is one edit away from any other.
  return best !== undefined && best.edits <= limit && best.edits < plain.length ? [best.candidate] : [];
}

function normalize(word: string): string {
  return word.toLowerCase().replace(/[\s_.-]/g, '');
}
