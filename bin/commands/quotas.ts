import { QUOTA_FORMATS, shortfalls } from '../quotas/quota-formats';
import { QuotaReport, quotaReport } from '../quotas/quota-report';
import { reportCommand } from './report-command';
import { reportOnTemplates } from './report-on-templates';

/** Prints what a deployment needs of the quotas of its account. */
export const quotas = reportCommand({
  name: 'quotas',
  summary: 'compares what a deployment needs with what AWS allows an account by default',
  description: `Compares what a deployment needs, at the peak of a roll-out, with what AWS allows an account by default, and says what
to raise before deploying. Synthesizes the templates and counts: no credentials, no network. Exits with 1 when a
default is too little.`,
  formats: QUOTA_FORMATS,
  report: deployment => reportOnTemplates(deployment, quotaReport),
  exitCode: exitCodeOf,
});

/** 1 where a default is too little, 0 where all are enough. */
export function exitCodeOf(report: QuotaReport): number {
  return shortfalls(report).length > 0 ? 1 : 0;
}
