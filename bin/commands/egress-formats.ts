import { markdownTable } from '../markdown';
import { paint, table } from '../terminal';
import { EgressReport } from './egress-report';

const COLUMNS = ['tenant', 'host', 'port', 'why', 'who asked'];

/** The ways to print a report; the first is what a person gets. */
export const RENDERERS = new Map<string, (report: EgressReport) => string>([
  ['text', renderText],
  ['json', report => JSON.stringify(report, undefined, 2)],
  ['markdown', renderMarkdown],
]);

function renderText(report: EgressReport): string {
  const [head = '', ...lines] = table([COLUMNS, ...rows(report)], [2]);
  return [paint('bold', head), ...lines, '', paint('dim', closing(report))].join('\n');
}

function renderMarkdown(report: EgressReport): string {
  return [...markdownTable(COLUMNS, rows(report), [2]), '', closing(report)].join('\n');
}

function rows({ hosts, readableTextRecords }: EgressReport): string[][] {
  const connections = hosts.map(({ tenant, host, port, privateEndpoint, reason, owner }) => {
    const name = privateEndpoint ? `${host} (private endpoint)` : host;
    return [tenant, name, `${port}`, reason, owner];
  });
  const queries = readableTextRecords.map(({ tenant, domain, reason, owner }) => [
    tenant,
    `.${domain} (TXT records)`,
    'DNS',
    reason,
    owner,
  ]);
  return [...connections, ...queries];
}

function closing({ tier, notHeld }: EgressReport): string {
  return `Tier ${tier} does not hold ${notHeld}.`;
}
