import { COST_FORMATS } from '../cost/cost-formats';
import { costReport } from '../cost/cost-report';
import { reportCommand } from './report-command';
import { reportOnTemplates } from './report-on-templates';

/** Prints what a deployment costs a month. */
export const cost = reportCommand({
  name: 'cost',
  summary: 'estimates what a deployment costs a month, by tenant, cell and service',
  description: `Estimates what a deployment costs a month in USD at low and at high use: for each tenant what it adds and its part of
what its cell costs without it, for each cell, and for each service of AWS. Synthesizes the templates and prices them
by a dated table: no credentials, no network. --format json holds each price with its source and each assumption on
use with its reason.`,
  formats: COST_FORMATS,
  report: deployment => reportOnTemplates(deployment, costReport),
});
