import * as fs from 'node:fs';
import * as path from 'node:path';
import { Evidence } from './evidence';
import { renderPage } from './page/page';

/** Writes evidence as JSON for machines and as one page for people. */
export function writeEvidence(directory: string, evidence: Evidence): void {
  fs.mkdirSync(directory, { recursive: true });
  fs.writeFileSync(path.join(directory, 'evidence.json'), `${JSON.stringify(evidence, undefined, 2)}\n`);
  fs.writeFileSync(path.join(directory, 'index.html'), renderPage(evidence));
}
