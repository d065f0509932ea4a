import { renderPage } from '../../lib/compliance/evidence/page/page';
import { renderJson } from './json-format';
import { renderJunit } from './junit-format';
import { renderMarkdown } from './markdown-format';
import { CheckReport } from './report';
import { renderSarif } from './sarif-format';
import { renderText } from './text-format';

/** The ways to print a report; the first is what a person gets. */
export const FORMATS = new Map<string, (report: CheckReport) => string>([
  ['text', renderText],
  ['json', renderJson],
  ['sarif', renderSarif],
  ['junit', renderJunit],
  ['markdown', renderMarkdown],
  ['html', ({ evidence }) => renderPage(evidence)],
]);
