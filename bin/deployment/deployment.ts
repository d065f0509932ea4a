import { CellsFile } from './cells-schema';
import { ConfigInputs } from './config-inputs';
import { Locator } from './problem';
import { DeploymentFile } from './schema';

/** What every valid deployment file has. */
interface ReadFile {
  readonly path: string;
  readonly locator: Locator;
}

/** What a valid file of one tenant says. */
export interface SingleTenantContent {
  readonly topology: 'single-tenant';
  readonly file: DeploymentFile;
  readonly config: ConfigInputs;
}

/** What a valid file of many tenants says. */
export interface CellsContent {
  readonly topology: CellsFile['topology'];
  readonly file: CellsFile;
  /** What OpenClaw is told, by the ids of the tenants. */
  readonly configs: ReadonlyMap<string, ConfigInputs>;
}

/** A valid deployment file of one tenant. */
export interface SingleTenantDeployment extends ReadFile, SingleTenantContent {}

/** A valid deployment file of many tenants. */
export interface CellsDeployment extends ReadFile, CellsContent {}

/** A valid deployment file; `topology` tells which. */
export type Deployment = SingleTenantDeployment | CellsDeployment;
