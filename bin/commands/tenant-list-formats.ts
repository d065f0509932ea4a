import { markdownTable } from '../markdown';
import { ListedTenant, TenantList } from '../tenants/list-tenants';
import { paint, table } from '../terminal';

const COLUMNS = ['id', 'cell', 'slot', 'host', 'classification', 'owner', 'review', 'state'];

/** The ways to print the tenants; the first is what a person gets. */
export const RENDERERS = new Map<string, (list: TenantList) => string>([
  ['text', renderText],
  ['json', list => JSON.stringify(list, undefined, 2)],
  ['markdown', renderMarkdown],
]);

function renderText(list: TenantList): string {
  const [head = '', ...lines] = table([COLUMNS, ...list.tenants.map(row)], [2]);
  return [paint('bold', head), ...lines, '', paint('dim', closing(list))].join('\n');
}

function renderMarkdown(list: TenantList): string {
  return [...markdownTable(COLUMNS, list.tenants.map(row), [2]), '', closing(list)].join('\n');
}

function row({ id, cell, slot, hostName, classification, owner, reviewBy, ...rest }: ListedTenant): string[] {
  return [id, cell, `${slot}`, hostName ?? '', classification ?? '', owner ?? '', reviewBy ?? '', state(rest)];
}

function state({ state: word, keepUntil, movedTo }: Pick<ListedTenant, 'state' | 'keepUntil' | 'movedTo'>): string {
  switch (word) {
    case 'active':
      return 'active';
    case 'review-overdue':
      return 'review is overdue';
    case 'kept':
      return `${movedTo === undefined ? 'removed' : `moved to ${movedTo}`}, kept until ${keepUntil}`;
    case 'to-forget':
      return `${movedTo === undefined ? 'removed' : `moved to ${movedTo}`}, to be forgotten since ${keepUntil}`;
  }
}

/** How full each cell is. */
function closing({ cells }: TenantList): string {
  return cells
    .map(({ id, kind, taken, slots }) => `Cell ${id} (${kind}): ${taken} of ${slots} slots taken.`)
    .join('\n');
}
