import { grouped } from '../../grouped';
import { AcknowledgementEvidence, Evidence, FindingEvidence, RuleEvidence } from '../evidence';
import { Html, html, table } from './html';
import { badge, badges, code, resourcesLine, shortPath, VERDICTS } from './words';

/** What is open: each finding once, with everything that it was found at. */
export function openFindings(evidence: Evidence): Html {
  const open = evidence.findings.filter(({ verdict }) => verdict === 'failed' || verdict === 'cannot be told');
  if (open.length === 0) return html`<p class="calm">${badge('passed', 'Nothing is open.')}</p>`;
  return html`${[...groupOf(open).values()].map(group => openFinding(evidence, group))}`;
}

/** What somebody accepts, with the reason. */
export function acknowledgements(evidence: Evidence): Html {
  const { acknowledgements: all, pack } = evidence;
  if (all.length === 0) return html`<p>Nobody has accepted anything.</p>`;
  const own = all.filter(({ id }) => id.startsWith(`${pack.name}-`));
  const others = all.filter(({ id }) => !id.startsWith(`${pack.name}-`));
  return html`${own.length > 0 ? acknowledged(`Of ${pack.name}`, evidence, own) : undefined}
${others.length > 0 ? acknowledged('Of other rule packs, and warnings', evidence, others) : undefined}`;
}

/** Every rule, what it looks for and what it found. */
export function rules(evidence: Evidence): Html {
  const places = grouped(evidence.findings, ({ rule }) => [rule]);
  const rows = evidence.rules.map(rule => [
    html`<span id="${rule.id}">${code(rule.id)}</span><br><span class="quiet">${rule.severity}</span>`,
    html`${rule.sentence}<br><span class="quiet">${rule.why}</span>`,
    placesOf(evidence, rule, places.get(rule.id) ?? []),
  ]);
  return table('Each rule and every place that it judged', ['Rule', 'What it looks for', 'What it found'], rows);
}

function placesOf(evidence: Evidence, { tally }: RuleEvidence, findings: readonly FindingEvidence[]): Html {
  if (findings.length === 0) return badges(tally);
  const lines = VERDICTS.map(verdict => {
    const names = findings
      .filter(finding => finding.verdict === verdict)
      .map(({ stack, construct }) => shortPath(evidence, stack, construct));
    return resourcesLine(verdict, names);
  });
  return html`<details><summary>${badges(tally)}</summary><ul class="places">${lines}</ul></details>`;
}

function openFinding(evidence: Evidence, group: readonly FindingEvidence[]): Html {
  const [first] = group;
  const rule = evidence.rules.find(({ id }) => id === first?.rule);
  if (first === undefined || rule === undefined) return html``;
  const where = group.map(
    ({ stack, construct, place }) =>
      html`<li>${code(shortPath(evidence, stack, construct))}${place ? html` <span class="place">${place}</span>` : undefined}</li>
`,
  );
  return html`<article class="finding ${first.severity}">
<h3>${code(first.id)} ${badge(first.verdict, first.verdict === 'failed' ? first.severity : first.verdict)}</h3>
<p class="sentence">${first.sentence}</p>
<p>${rule.why} <strong>${rule.fix}</strong> <a href="${rule.page}">More</a></p>
<ul class="places">
${where}</ul>
</article>
`;
}

function acknowledged(caption: string, evidence: Evidence, all: readonly AcknowledgementEvidence[]): Html {
  const rows = all.map(({ id, construct, reason, owner, expires, standing }) => [
    code(id),
    code(shortPath(evidence, evidence.stacks[0]?.name ?? '', construct) || 'everything'),
    reason,
    owner ?? '–',
    until(evidence, expires, standing),
  ]);
  return table(caption, ['Finding', 'Where', 'Why', 'Owner', 'Until'], rows);
}

function until({ today }: Evidence, expires: string | undefined, standing: string): Html {
  if (expires === undefined) return html`–`;
  if (standing === 'expired') return html`${badge('failed', 'expired')} <span class="day">${expires}</span>`;
  return html`<span class="day">${expires}</span>${today === undefined ? html` <span class="quiet">(no day was given to compare with)</span>` : undefined}`;
}

function groupOf(findings: readonly FindingEvidence[]): ReadonlyMap<string, readonly FindingEvidence[]> {
  return grouped(findings, ({ id, sentence }) => [`${id}\n${sentence}`]);
}
