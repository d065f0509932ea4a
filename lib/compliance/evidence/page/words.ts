import { Tally, Verdict } from '../controls';
import { Evidence } from '../evidence';
import { EXPRESSION } from '../text-of';
import { Html, html } from './html';

const GLYPHS: { readonly [verdict in Verdict]: { glyph: string; style: string } } = {
  passed: { glyph: '✓', style: 'passed' },
  failed: { glyph: '✕', style: 'failed' },
  'cannot be told': { glyph: '?', style: 'unknown' },
  acknowledged: { glyph: '◆', style: 'accepted' },
};

/** A verdict, told by a sign, a word and a colour. */
export function badge(verdict: Verdict, text: string = verdict): Html {
  const { glyph, style } = GLYPHS[verdict];
  return html`<span class="badge ${style}"><span aria-hidden="true">${glyph}</span> ${text}</span>`;
}

/** How the places stand that were judged; nothing where none was. */
export function badges({ compliant, open, acknowledged, undecidable }: Tally): Html {
  const counts = { failed: open, 'cannot be told': undecidable, acknowledged, passed: compliant };
  const shown = VERDICTS.filter(verdict => counts[verdict] > 0).map(verdict =>
    badge(verdict, `${counts[verdict]} ${verdict}`),
  );
  return shown.length === 0
    ? html`<span class="quiet">nothing to judge</span>`
    : html`<span class="badges">${shown}</span>`;
}

/** The verdicts, in the order in which an auditor must look at them. */
export const VERDICTS: readonly Verdict[] = ['failed', 'cannot be told', 'acknowledged', 'passed'];

/** The resources with one verdict as an item of a list, each with the number of its places; nothing where there are none. */
export function resourcesLine(verdict: Verdict, names: readonly string[]): Html {
  if (names.length === 0) return html``;
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const items = [...counts].map(([name, number]) => html`<code>${name}</code>${number > 1 ? ` × ${number}` : ''} `);
  return html`<li>${badge(verdict)} ${items}</li>`;
}

/** A number with its noun. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The construct of a resource as people read it: without the stack and the CDK's word for the resource itself. */
export function nameOf(evidence: Evidence, stack: string, resource: string): string {
  return shortPath(evidence, stack, constructOf(evidence, stack, resource) ?? resource);
}

function constructOf({ constructs }: Evidence, stack: string, resource: string): string | undefined {
  const [, other = stack, id = resource] = /^(.+)#(.+)$/.exec(resource) ?? [];
  return constructs[other]?.[id];
}

/** A construct path without the stack, where there is only one, and without the CDK's word for the resource itself. */
export function shortPath({ stacks }: Pick<Evidence, 'stacks'>, stack: string, construct: string): string {
  const inside =
    stacks.length === 1 && construct.startsWith(`${stack}/`) ? construct.slice(stack.length + 1) : construct;
  return inside.replace(/(\/(Resource|Default))+$/, '').replace(/\/(\w+)\/\1$/, '/$1');
}

/** A text in which expressions name the constructs that their resources come from. */
export function withNames(evidence: Evidence, stack: string, text: string): string {
  return text.replace(EXPRESSION, (expression, resource) =>
    constructOf(evidence, stack, resource) === undefined ? expression : `{${nameOf(evidence, stack, resource)}}`,
  );
}

/** A path or an id, which may break after each of its parts. */
export function code(text: string): Html {
  const parts = text.split(/(?<=[/.:\]])/).map(part => html`${part}<wbr>`);
  return html`<code>${parts}</code>`;
}
