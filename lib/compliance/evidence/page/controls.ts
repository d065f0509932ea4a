import { ControlEvidence, ControlRule, FrameworkEvidence, Tally, Verdict } from '../controls';
import { Evidence } from '../evidence';
import { Html, html, table } from './html';
import { badge, badges, code, count, resourcesLine, VERDICTS } from './words';

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

function ruleDetails({ rule, tally, resources }: ControlRule): Html {
  const head = html`<a href="#${rule}">${rule}</a> ${badges(tally)}`;
  if (resources.length === 0)
    return html`<div class="rule">${head}</div>
`;
  const lines = VERDICTS.map(verdict => {
    const own = resources.filter(resource => resource.verdict === verdict);
    return resourcesLine(
      verdict,
      own.map(({ construct }) => construct),
    );
  });
  return html`<details class="rule"><summary>${head}</summary><ul class="places">${lines}</ul></details>
`;
}

/** What an auditor must look at first. */
function worstOf(tallies: readonly Tally[]): Verdict | undefined {
  const parts = {
    failed: 'open',
    'cannot be told': 'undecidable',
    acknowledged: 'acknowledged',
    passed: 'compliant',
  } as const;
  return VERDICTS.find(verdict => tallies.some(tally => tally[parts[verdict]] > 0));
}
