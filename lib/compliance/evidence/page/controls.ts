import { ControlEvidence, ControlRule, FrameworkEvidence, Tally, Verdict } from '../controls';
import { Evidence } from '../evidence';
import { Html, html, table } from './html';
import { badge, badges, code, count } from './words';

/** Control → rule → resource → verdict, one table for each framework. */
export function controls(evidence: Evidence): Html {
  return html`${evidence.frameworks.map(framework => frameworkTable(framework))}`;
}

function frameworkTable(framework: FrameworkEvidence): Html {
  const { title, version, source } = framework;
  const rows = framework.controls.map(control => controlRow(control));
  return html`<h3>${title} <span class="quiet">${version}</span></h3>
<p class="quiet">${count(framework.controls.length, 'control')} that rules can give evidence for. Ids: ${source}</p>
${table('Control, rule, resource, verdict', ['Control', 'Verdict', 'Rules and resources'], rows)}
`;
}

function controlRow({ id, title, rules }: ControlEvidence): Html[] {
  const verdict = worstOf(rules.map(({ tally }) => tally));
  return [
    html`${code(id)}<br>${title}`,
    verdict === undefined ? html`<span class="quiet">nothing to judge</span>` : badge(verdict),
    html`${rules.map(rule => ruleDetails(rule))}`,
  ];
}

function ruleDetails({ rule, tally, places }: ControlRule): Html {
  const head = html`<a href="#${rule}">${code(rule)}</a> ${badges(tally)}`;
  if (places.length === 0)
    return html`<div class="rule">${head}</div>
`;
  const items = places.map(
    ({ construct, verdict }) => html`<li>${badge(verdict)} ${code(construct)}</li>
`,
  );
  return html`<details class="rule"><summary>${head}</summary><ul class="places">
${items}</ul></details>
`;
}

/** What an auditor must look at first. */
function worstOf(tallies: readonly Tally[]): Verdict | undefined {
  const order: [keyof Tally, Verdict][] = [
    ['open', 'failed'],
    ['undecidable', 'cannot be told'],
    ['acknowledged', 'acknowledged'],
    ['compliant', 'passed'],
  ];
  return order.find(([part]) => tallies.some(tally => tally[part] > 0))?.[1];
}
