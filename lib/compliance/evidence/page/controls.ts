import { ControlEvidence, ControlRule, FrameworkEvidence } from '../controls';
import { Evidence } from '../evidence';
import { Html, html, table } from './html';
import { badge, badges, code, count } from './words';

/** Control → rule → resource → verdict, one table for each framework. */
export function controls(evidence: Evidence): Html {
  return html`${evidence.frameworks.map(framework => frameworkTable(framework))}`;
}

function frameworkTable(framework: FrameworkEvidence): Html {
  const { title, version, source } = framework;
  const rows = framework.controls.flatMap(control => controlRows(control));
  return html`<h3>${title} <span class="quiet">${version}</span></h3>
<p class="quiet">${count(framework.controls.length, 'control')} that the rules give evidence for. Ids: ${source}</p>
${table('Control, rule, resource, verdict', ['Control', 'Rule', 'Verdict'], rows)}
`;
}

function controlRows({ id, title, rules }: ControlEvidence): Html[][] {
  const control = html`${code(id)}<br>${title}`;
  if (rules.length === 0) return [[control, html`<span class="quiet">no rule</span>`, html``]];
  return rules.map((rule, index) => [
    index === 0 ? control : html`<span class="again">${code(id)}</span>`,
    html`<a href="#${rule.rule}">${code(rule.rule)}</a>`,
    html`${badges(rule.tally)}${places(rule)}`,
  ]);
}

function places({ places: all }: ControlRule): Html | undefined {
  if (all.length === 0) return undefined;
  const items = all.map(
    ({ construct, verdict }) => html`<li>${badge(verdict)} ${code(construct)}</li>
`,
  );
  return html`<details><summary>${count(all.length, 'resource')}</summary><ul class="places">
${items}</ul></details>`;
}
