import * as fs from 'node:fs';
import * as path from 'node:path';
import { examplePlan, renderScalePage } from '../../scripts/scale-page';
import { scalePlan } from '../../scripts/scale-plan';
import { cellOf } from '../bin/cells';

const PAGE = fs.readFileSync(path.join(__dirname, '..', '..', 'docs', 'scale.md'), 'utf8');
const PLAN = scalePlan({ tenants: 1, templates: cellOf(1) }, { tenants: 2, templates: cellOf(2) }, 'eu-central-1');

/** The lines between the marks of a table. */
function tableOf(page: string, name: string): string[] {
  const [, text = ''] = page.match(new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)<!-- end of ${name} -->`)) ?? [];
  return text.trim().split('\n');
}

const page = renderScalePage(PAGE, PLAN);

test('docs/scale.md is what `npm run scale-page` writes', () => {
  expect(PAGE).toBe(renderScalePage(PAGE, examplePlan()));
});

test('shows what a cell and a tenant need, and what they cost', () => {
  const lines = tableOf(page, 'parts');
  expect(lines).toContain('| IAM roles | 1 | 2 |');
  expect(lines).toContain('| Fargate On-Demand vCPU | 1 | 0.5 |');
  expect(lines.at(-1)).toMatch(/^\| USD a month at high use \| \d+\.\d\d \| \d+\.\d\d \|$/);
});

test('shows first what breaks first, with the page of AWS that says so', () => {
  const [, , first, second] = tableOf(page, 'limits');
  expect(first).toMatch(
    /^\| 10 \| Fargate On-Demand vCPU \| region \| 6 \| 1 \| 0\.5 \| raise it \| \[recalled [\d-]+\]\(https:/,
  );
  expect(second).toMatch(/^\| 50 in one cell \| rules of a load balancer \|/);
});

test('shows for each step what is too small from there on', () => {
  const [, , ten, hundred, ...rest] = tableOf(page, 'steps').slice(0, -2);
  expect(ten).toMatch(/^\| 10 \| 1 \| 1 \| nothing more \| /);
  expect(hundred).toMatch(/^\| 100 \| 2 \| 1 \| Fargate On-Demand vCPU, rules of a load balancer \| /);
  expect(rest.map(line => line.split(' | ').slice(0, 3).join())).toEqual([
    '| 1,000,12,1',
    '| 10,000,118,6',
    '| 100,000,1,177,59',
  ]);
});

test('says how many cells an account takes, and of what it has no more then', () => {
  expect(tableOf(page, 'steps').at(-1)).toBe(
    'An account takes 20 full cells in one region, however much is raised: then it has no more query log configurations of the resolver.',
  );
});

test('rendered again, the page stays as it is, and its prose is not touched', () => {
  expect(renderScalePage(page, PLAN)).toBe(page);
  const prose = (text: string) => text.replace(/(<!-- (\w+) -->)[\s\S]*?(<!-- end of \2 -->)/g, '$1$3');
  expect(prose(page)).toBe(prose(PAGE));
});

test('a page without the marks of a table is refused', () => {
  expect(() => renderScalePage(PAGE.replace('<!-- end of steps -->', ''), PLAN)).toThrow(
    'the page must have one line <!-- steps --> and one line <!-- end of steps --> after it',
  );
});
