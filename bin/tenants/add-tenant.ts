import { Classification } from '../../lib/tenancy';
import { choosePlace, Place } from './choose-place';
import { EditedText } from './edited-text';
import { fieldLines, flowLine } from './entry-fields';
import { Fragment } from './fragment';
import { Layout } from './layout';
import { TenantProblem } from './tenant-problem';

/** A tenant that is to be added. */
export interface NewTenant {
  readonly id: string;
  readonly host?: string;
  readonly classification: Classification;
  readonly owner: string;
  readonly purpose: string;
  readonly reviewBy: string;
  readonly modelProvider?: { readonly kind: string; readonly model: string };
  /** Its further fields. */
  readonly fragment?: Fragment;
  /** The cell that was asked for. */
  readonly cell?: string;
  /** The certificate of the cell, should a new one be opened. */
  readonly certificateArn?: string;
}

/** A deployment file in which a tenant has a new place. */
export interface Placed {
  readonly source: EditedText;
  readonly place: Place;
}

/** Adds a tenant. */
export function addTenant(source: EditedText, layout: Layout, tenant: NewTenant): Placed {
  refuseKnownId(layout, tenant.id);
  refuseTwoModels(tenant);
  const place = choosePlace(layout, tenant);
  const { id, host, classification, owner, purpose, reviewBy, modelProvider, fragment } = tenant;
  const fields = {
    id,
    cell: place.cell,
    slot: place.slot,
    host,
    classification,
    owner,
    purpose,
    reviewBy,
    modelProvider,
  };
  const lines = [...fieldLines(fields), ...(fragment?.lines ?? [])];
  return { place, source: openCell(source, place, tenant.certificateArn).append('tenants', lines, 'cells') };
}

/** Adds the cell that a place opens. */
export function openCell(source: EditedText, { cell, opens }: Place, certificateArn?: string): EditedText {
  if (opens === undefined) return source;
  const fields = { id: cell, kind: opens, certificateArn };
  return source.append('cells', source.isCompact('cells') ? [flowLine(fields)] : fieldLines(fields), 'name');
}

function refuseKnownId({ tenants, removedTenants }: Layout, id: string): void {
  const known = tenants.find(tenant => tenant.id === id);
  if (known !== undefined)
    throw new TenantProblem(`${id} is a tenant already, in cell ${known.cell}; choose another id`);
  const gone = removedTenants.find(tombstone => tombstone.id === id);
  if (gone === undefined) return;
  throw new TenantProblem(
    `${id} was removed on ${gone.removedOn}, and its state in cell ${gone.cell} is kept until ${gone.keepUntil}; choose another id, or forget it first`,
  );
}

function refuseTwoModels({ modelProvider, fragment }: NewTenant): void {
  if (modelProvider === undefined || !fragment?.keys.includes('modelProvider')) return;
  throw new TenantProblem('the model stands in the file of --from already; leave out --model-provider');
}
