import { markdownTable } from '../markdown';
import { fill, paint, table } from '../terminal';
import { QuotaNeed, QuotaReport } from './quota-report';

const COLUMNS = ['quota', 'per', 'default', 'needed', 'share', 'verdict', 'most in', 'source'];
const RIGHT = [2, 3, 4];

/** The ways to print what a deployment needs of quotas; the first is what a person gets. */
export const QUOTA_FORMATS = new Map<string, (report: QuotaReport) => string>([
  ['text', renderText],
  ['markdown', renderMarkdown],
  ['json', report => JSON.stringify(report, undefined, 2)],
]);

function renderText(report: QuotaReport): string {
  const rows = report.quotas.map(quota => [...cells(quota), `${quota.source} (${sighting(quota)})`]);
  const [head = '', ...lines] = table([COLUMNS, ...rows], RIGHT);
  const todo = advised(report).map(([name, advice]) => `  ${name}: ${advice}`);
  return [
    paint('bold', head),
    ...lines,
    '',
    ...(todo.length > 0 ? [paint('bold', 'What to do'), ...todo, ''] : []),
    ...fill(closing(report), 0).map(line => paint('dim', line)),
  ].join('\n');
}

function renderMarkdown(report: QuotaReport): string {
  const rows = report.quotas.map(quota => [...cells(quota), { text: sighting(quota), url: quota.source }]);
  const todo = advised(report);
  return [
    ...markdownTable(COLUMNS, rows, RIGHT),
    '',
    ...(todo.length > 0 ? [...markdownTable(['quota', 'what to do'], todo), ''] : []),
    closing(report),
  ].join('\n');
}

function cells({ name, per, needed, share, verdict, where = '', ...quota }: QuotaNeed): string[] {
  const percent = share < 0.005 ? '0 %' : `${Math.round(share * 100)} %`;
  return [name, per, number(quota.default), number(needed), percent, verdict, where];
}

function sighting({ status, date }: QuotaNeed): string {
  return `${status} ${date}`;
}

function advised({ quotas }: QuotaReport): string[][] {
  return quotas.flatMap(({ name, advice, note }) =>
    advice === undefined ? [] : [[name, note === undefined ? advice : `${advice} (${note})`]],
  );
}

/** The quotas that are too small. */
export function shortfalls({ quotas }: QuotaReport): QuotaNeed[] {
  return quotas.filter(({ verdict }) => verdict !== 'ok');
}

function closing(report: QuotaReport): string {
  const { quotas, deployment, region } = report;
  const recalled = quotas.filter(({ status }) => status === 'recalled').length;
  const short = shortfalls(report).length;
  const fits = short === 0 ? 'fits into' : `needs more of ${short} quota${short === 1 ? '' : 's'} than`;
  return (
    `${deployment} ${fits} what AWS allows an account by default in ${region}, if nothing else runs there. Of the ` +
    `defaults, ${recalled} of ${quotas.length} are still to be looked up at their source. What your account has: aws service-quotas list-service-quotas.`
  );
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
