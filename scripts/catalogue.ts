import * as fs from 'node:fs';
import { FRAMEWORKS, Frameworks, MAPPINGS, Mappings, RuleMapping } from '../lib/compliance/mappings';
import { Rule } from '../lib/compliance/rule';
import { RULES } from '../lib/compliance/rules';

const FILE = 'docs/rules.md';

const HEAD = `# Rules

What \`OpenClawChecks\` and \`openclaw-cdk check\` look for in CloudFormation templates. This page is written by \`npm run catalogue\`.

An \`error\` fails the synth and the command; a \`warning\` and an \`info\` do not. What only the deployment will tell, such as the
value of a parameter, is a warning that says so. [How to accept a finding](../lib/compliance/README.md#accepting-a-finding).
`;

/** The page on all rules: what each looks for, why, how to mend it, and the controls that it gives evidence for. */
export function renderCatalogue(
  rules: readonly Rule[] = RULES,
  frameworks: Frameworks = FRAMEWORKS,
  mappings: Mappings = MAPPINGS,
): string {
  const groups = [...new Set(rules.map(groupOf))];
  const contents = groups.map(group => {
    const links = rules.filter(rule => groupOf(rule) === group).map(({ id }) => `[${id}](#${id.toLowerCase()})`);
    return `- ${group}: ${links.join(', ')}`;
  });
  const sections = rules.map(rule => section(rule, frameworks, mappings[rule.id]));
  return `${[HEAD, contents.join('\n'), '', ...catalogues(frameworks), ...sections].join('\n').trimEnd()}\n`;
}

function catalogues(frameworks: Frameworks): string[] {
  const rows = Object.values(frameworks).map(
    ({ title, version, source }) => `| ${title} | ${version} | ${source.replace(/\|/g, '\\|')} |`,
  );
  return [
    'Controls are cited from:',
    '',
    '| framework | version | where its ids come from |',
    '|---|---|---|',
    ...rows,
    '',
  ];
}

function groupOf({ id }: Rule): string {
  return id.replace(/^OpenClaw-|\d+$/g, '');
}

function section(rule: Rule, frameworks: Frameworks, mapping: RuleMapping | undefined): string {
  const { id, severity, sentence, why, fix, example } = rule;
  const cited = mapping === undefined ? [] : citations(frameworks, mapping);
  return `## ${id}

**${sentence}** ${why}

Severity: \`${severity}\`. ${fix}

\`\`\`${languageOf(example)}
${example}
\`\`\`
${cited.length === 0 ? '' : `\n${cited.join('\n')}\n`}`;
}

function citations(frameworks: Frameworks, mapping: RuleMapping): string[] {
  return (Object.entries(frameworks) as [keyof RuleMapping, Frameworks[keyof RuleMapping]][]).flatMap(
    ([key, framework]) => {
      const ids = mapping[key] ?? [];
      if (framework === undefined || ids.length === 0) return [];
      const named = ids.map(control => `${control} (${framework.controls[control] ?? 'not in the catalogue'})`);
      return [`- ${framework.title}: ${named.join(', ')}`];
    },
  );
}

function languageOf(example: string): string {
  if (/^(aws|cdk|npm|npx|openclaw-cdk) /.test(example)) return 'sh';
  if (/^\s*[{"]/.test(example)) return 'json';
  // The properties of CloudFormation begin with a capital letter, those of the CDK do not.
  return /^(- |[A-Z]\w*:(\s|$))/.test(example) ? 'yaml' : 'ts';
}

if (require.main === module) {
  fs.writeFileSync(FILE, renderCatalogue());
}
