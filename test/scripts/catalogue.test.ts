import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { renderCatalogue } from '../../scripts/catalogue';
import { FRAMEWORKS, MAPPINGS, RETENTION } from '../compliance/evidence/fixture';

test('docs/rules.md is what `npm run catalogue` writes', () => {
  const page = readFileSync(path.join(__dirname, '..', '..', 'docs', 'rules.md'), 'utf8');
  expect(page).toBe(renderCatalogue());
});

test('the catalogue tells of a rule what it looks for, why, how to mend it and what it is evidence for', () => {
  const page = renderCatalogue([RETENTION], FRAMEWORKS, MAPPINGS);
  expect(page).toContain('- LOG: [OpenClaw-LOG1](#openclaw-log1)');
  expect(page).toContain('| NIST SP 800-53 | Revision 5 | NIST |');
  expect(page).toContain(`## OpenClaw-LOG1

**A log group is not kept for a year.** What happened in spring is asked for in autumn.

Severity: \`error\`. Set RetentionInDays to 365.

\`\`\`ts
new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_YEAR });
\`\`\`

- The hardening guide: guide:one (Logs are kept)
- NIST SP 800-53: AU-11 (Audit Record Retention)
`);
});

test.each([
  ['{"Type": "AWS::Logs::LogGroup"}', 'json'],
  ['RetentionInDays: 365', 'yaml'],
  ['- slot: 7', 'yaml'],
  ['retention: logs.RetentionDays.ONE_YEAR', 'ts'],
  ['aws logs describe-log-groups', 'sh'],
  ['new logs.LogGroup();', 'ts'],
])('the example %s is shown as %s', (example, language) => {
  expect(renderCatalogue([{ ...RETENTION, example }])).toContain(`\`\`\`${language}\n${example}\n`);
});
