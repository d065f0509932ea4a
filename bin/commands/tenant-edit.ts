import { CellsDeployment } from '../deployment/deployment';
import { EditedText } from '../tenants/edited-text';
import { TenantProblem } from '../tenants/tenant-problem';
import { FileProblems, openTenantsFile, saveTenantsFile, TenantsFile } from '../tenants/tenants-file';
import { renderReport, TenantReport } from './tenant-report';
import { tellWarnings } from './warnings';

/** An edit of the tenants of a file, and how it is told once it is written. */
export interface TenantEdit {
  readonly source: EditedText;
  report(deployment: CellsDeployment): TenantReport;
}

/** Edits the tenants of a file, and answers the exit code. */
export function editTenants(path: string, edit: (file: TenantsFile) => TenantEdit): number {
  return tellProblems(path, () => {
    const file = openTenantsFile(path);
    const { source, report } = edit(file);
    const { deployment, warnings } = saveTenantsFile(file, source);
    console.log(renderReport(report(deployment)));
    tellWarnings(warnings);
  });
}

/** Tells what is wrong with a file or a wish, and answers the exit code. */
export function tellProblems(path: string, run: () => void): number {
  try {
    run();
    return 0;
  } catch (error) {
    if (error instanceof FileProblems) console.error(error.message);
    else if (error instanceof TenantProblem) console.error(`${path}: ${error.message}`);
    else throw error;
    return 1;
  }
}
