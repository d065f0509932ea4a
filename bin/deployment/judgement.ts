import { CellsContent, SingleTenantContent } from './deployment';
import { Problem } from './problem';

/** What was found out about the data of a deployment file. */
export interface Judgement {
  readonly problems: Problem[];
  /** What does not stand in the way of a deployment. */
  readonly warnings: Problem[];
  /** What the file says, if it is complete. */
  readonly content?: SingleTenantContent | CellsContent;
}
