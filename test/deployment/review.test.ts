import { parseDeployment } from '../../bin/deployment/parse';
import { CELLS, edit } from './edit';

const PRODUCTION: [string, string] = ['environment: development', 'environment: production'];

function judge(today: string | undefined, ...edits: [string, string][]) {
  const { deployment, problems, warnings } = parseDeployment('test.yaml', edit(CELLS, edits), { today });
  return { isValid: deployment !== undefined, problems, warnings };
}

const OVERDUE =
  'test.yaml:57:15: tenants[2].reviewBy: counsel (tenants[2]) was to be reviewed by 2027-01-15, and today is 2027-01-16; let legal-operations decide whether it is still needed as it is, then write the next day';
const KEPT =
  'test.yaml:66:16: removedTenants[0].keepUntil: the state of intern (removedTenants[0]) was to be kept until 2026-12-06, and today is 2027-01-16; when its log has state-erased, run openclaw-cdk tenant forget';

test('an overdue review is an error in production', () => {
  expect(judge('2027-01-16', PRODUCTION)).toEqual({ isValid: false, problems: [OVERDUE], warnings: [KEPT] });
});

test('an overdue review is a warning in development', () => {
  expect(judge('2027-01-16')).toEqual({ isValid: true, problems: [], warnings: [OVERDUE, KEPT] });
});

test('a review is not overdue on its last day, nor is a removed tenant kept too long on its', () => {
  expect(judge('2026-12-06', PRODUCTION)).toEqual({ isValid: true, problems: [], warnings: [] });
  expect(judge('2027-01-15', PRODUCTION).problems).toEqual([]);
});

test('without a day nothing is judged by the calendar', () => {
  expect(judge(undefined, PRODUCTION, ['2027-05-01', '2001-01-01'])).toEqual({
    isValid: true,
    problems: [],
    warnings: [],
  });
});

test('an overdue review is told under other mistakes too', () => {
  const { problems } = judge(
    '2027-01-16',
    PRODUCTION,
    ['slot: 2', 'slot: 99'],
    ['owner: legal-operations', 'owner: "<>"'],
  );
  expect(problems).toEqual([
    expect.stringMatching(/tenants\[1\]\.slot: must be between 1 and 85, got 99$/),
    expect.stringMatching(/tenants\[2\]\.owner: /),
    expect.stringMatching(/tenants\[2\]\.reviewBy: .* let its owner decide /),
  ]);
});
