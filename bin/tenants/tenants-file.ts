import * as fs from 'node:fs';
import { CellsDeployment } from '../deployment/deployment';
import { parseDeployment, readDeployment } from '../deployment/parse';
import { readSource } from '../deployment/source';
import { EditedText } from './edited-text';
import { Layout, readLayout } from './layout';
import { replaceFile } from './replace-file';
import { TenantProblem } from './tenant-problem';

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

const SINGLE_TENANT = 'has the topology single-tenant; tenants are added to multi-tenant and hybrid ones';

/** What is wrong with a deployment file, one `file:line:column: field: message` each. */
export class FileProblems extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** A deployment file whose tenants are edited. */
export interface TenantsFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly source: EditedText;
  readonly layout: Layout;
  /** What is wrong with it: an edit may be what mends it. */
  readonly problems: readonly string[];
}

/** A valid deployment of cells. */
export interface ValidCells {
  readonly deployment: CellsDeployment;
  /** What does not stand in its way, one `file:line:column: field: message` each. */
  readonly warnings: readonly string[];
}

/** Reads a valid deployment file of cells. */
export function readCellsDeployment(path: string): ValidCells {
  const { deployment, problems, warnings } = readDeployment(path);
  if (deployment === undefined) throw new FileProblems(problems);
  if (deployment.topology === 'single-tenant') throw new TenantProblem(SINGLE_TENANT);
  return { deployment, warnings };
}

/** Opens a deployment file, which has to say who is where, whatever else is wrong. */
export function openTenantsFile(path: string): TenantsFile {
  const { deployment, problems } = readDeployment(path);
  if (deployment?.topology === 'single-tenant') {
    throw new TenantProblem(SINGLE_TENANT);
  }
  const { text } = readSource(path);
  if (text === undefined) throw new FileProblems(problems);
  const source = editable(text, problems);
  const layout = readLayout(source.data);
  if (layout === undefined) throw new FileProblems(problems);
  return { path, bytes: fs.readFileSync(path), source, layout, problems };
}

/** Writes the edited text, unless it would be a wrong deployment file. */
export function saveTenantsFile(file: TenantsFile, { text }: EditedText): ValidCells {
  const edited = `${file.path} (edited)`;
  const { deployment, problems, warnings } = parseDeployment(edited, text);
  if (deployment === undefined || deployment.topology === 'single-tenant') {
    throw new FileProblems(['Nothing was written: the file would be wrong.', ...problems]);
  }
  const current = fs.readFileSync(file.path);
  if (!current.equals(file.bytes)) {
    throw new TenantProblem('was changed by somebody else meanwhile; nothing was written, run the command again');
  }
  const hasMark = current.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  write(file.path, Buffer.concat([hasMark ? BYTE_ORDER_MARK : Buffer.alloc(0), Buffer.from(text)]));
  return {
    deployment: { ...deployment, path: file.path },
    // By now the edited text is the file.
    warnings: warnings.map(warning => `${file.path}${warning.slice(edited.length)}`),
  };
}

function write(path: string, content: Buffer): void {
  try {
    replaceFile(path, content);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new TenantProblem(`cannot be written (${code}); it is as it was`);
  }
}

function editable(text: string, problems: readonly string[]): EditedText {
  try {
    return new EditedText(text);
  } catch (error) {
    throw problems.length > 0 ? new FileProblems(problems) : error;
  }
}
