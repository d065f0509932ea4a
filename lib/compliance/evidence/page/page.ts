import { Evidence } from '../evidence';
import { acknowledgements, openFindings, rules } from './checks';
import { controls } from './controls';
import { access, egress, secrets } from './data';
import { Html, html, table } from './html';
import { network } from './network';
import { STYLE } from './style';
import { count } from './words';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly body: (evidence: Evidence) => Html;
}

const SECTIONS: readonly Section[] = [
  {
    id: 'open',
    title: 'Open findings',
    lead: 'What fails, and what only the deployment will tell.',
    body: openFindings,
  },
  {
    id: 'accepted',
    title: 'Accepted findings',
    lead: 'What somebody accepts: where it stands in the code, why, who answers for it and until when.',
    body: acknowledgements,
  },
  { id: 'network', title: 'The network', lead: 'Where everything stands, and where its routes lead.', body: network },
  { id: 'egress', title: 'What can leave', lead: 'Whom the agent may talk to, and for what reason.', body: egress },
  {
    id: 'secrets',
    title: 'Secrets',
    lead: 'What they are, how they change and which container gets them.',
    body: secrets,
  },
  {
    id: 'access',
    title: 'Who can read what',
    lead:
      'By the policies in these templates; a role of another stack is told where its policy names the data, or the ' +
      'policy of the data the role. People and roles from elsewhere are bounded by the policies of the resources alone.',
    body: access,
  },
  {
    id: 'rules',
    title: 'Rules',
    lead: 'Everything that was looked for, and every place that was judged.',
    body: rules,
  },
  { id: 'controls', title: 'Controls', lead: 'The same verdicts, in the order of each framework.', body: controls },
  {
    id: 'judged',
    title: 'What was judged',
    lead:
      'The templates below, byte for byte. They say what will be deployed; that it was deployed, and has not been ' +
      'changed since, is for drift detection and AWS Config to tell.',
    body: stacks,
  },
];

/** Evidence as one page that needs nothing else: no script, no font, no network. */
export function renderPage(evidence: Evidence): string {
  const name = evidence.stacks.map(({ name: stack }) => stack).join(', ');
  const shown = SECTIONS.filter(({ id }) => id !== 'controls' || evidence.frameworks.length > 0);
  const sections = shown.map(
    ({ id, title, lead, body }) => html`<section id="${id}">
<h2>${title}</h2>
<p class="lead">${lead}</p>
${body(evidence)}
</section>
`,
  );
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Evidence: ${name}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header>
<p class="kicker">Evidence of the hardened baseline</p>
<h1>${name}</h1>
<p class="lead">${summary(evidence)}</p>
${tiles(evidence)}
<nav aria-label="Sections">${shown.map(({ id, title }) => html`<a href="#${id}">${title}</a> `)}</nav>
</header>
<main>
${sections}</main>
</body>
</html>
`;
  return page.text;
}

function summary({ pack, stacks: all, findings, today }: Evidence): string {
  const resources = all.reduce((sum, stack) => sum + stack.resources, 0);
  const day = today === undefined ? '' : ` Acknowledgements were judged as of ${today}.`;
  return (
    `${pack.name} ${pack.version} applied ${count(pack.rules, 'rule')} to ${count(resources, 'resource')} in ` +
    `${count(all.length, 'stack')} and judged ${count(findings.length, 'place')}.${day}`
  );
}

function tiles({ tally }: Evidence): Html {
  const { compliant, open, acknowledged, undecidable } = tally;
  const values: [string, number, string][] = [
    ['passed', compliant, 'passed'],
    ['failed', open, 'failed'],
    ['acknowledged', acknowledged, 'accepted'],
    ['cannot be told', undecidable, 'unknown'],
  ];
  return html`<dl class="tiles">${values.map(([label, value, style]) => html`<div class="tile ${value > 0 ? style : 'none'}"><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function stacks({ stacks: all }: Evidence): Html {
  const rows = all.map(({ name, resources, sha256 }) => [name, resources, html`<code class="digest">${sha256}</code>`]);
  return table('Templates', ['Stack', 'Resources', 'SHA-256 of the template'], rows);
}
