const LIGHT = `
  --paper: #fbfaf7; --card: #ffffff; --ink: #1c2126; --quiet: #5c646d; --line: #e1ddd4; --accent: #1f5f6b;
  --passed: #1d6b3f; --passed-bg: #e3f1e7; --failed: #a4262c; --failed-bg: #fae5e4; --accepted: #7a5200;
  --accepted-bg: #faf0d7; --unknown: #2f4b8f; --unknown-bg: #e6ebf8;`;

const DARK = `
  --paper: #14171a; --card: #1b1f24; --ink: #e6e4df; --quiet: #9aa3ad; --line: #30363d; --accent: #7cc4d0;
  --passed: #7fd6a0; --passed-bg: #17301f; --failed: #ff9c97; --failed-bg: #3b1b1c; --accepted: #f0c466;
  --accepted-bg: #33280f; --unknown: #a9bdf5; --unknown-bg: #1c2540;`;

const TEXT = `
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI",
  Roboto, "Helvetica Neue", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
header, main { max-width: 70rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3.5rem; }
h1, h2, h3 { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia, serif;
  line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2.6rem; margin: .2rem 0 .8rem; font-weight: 600; }
h2 { font-size: 1.7rem; margin: 0 0 .3rem; font-weight: 600; }
h3 { font-size: 1.15rem; margin: 2rem 0 .3rem; }
.kicker { margin: 0; color: var(--accent); font-size: .82rem; letter-spacing: .08em; text-transform: uppercase; }
.lead { color: var(--quiet); max-width: 46rem; margin: 0 0 1.4rem; }
header .lead { font-size: 1.1rem; }
.quiet { color: var(--quiet); font-size: .88em; }
a { color: var(--accent); text-underline-offset: .15em; }
code, .mono { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: .86em; }
section { padding: 2.6rem 0 .6rem; }
section + section { border-top: 1px solid var(--line); margin-top: 2rem; }
nav { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; padding: 1rem 0; border-top: 1px solid var(--line);
  border-bottom: 1px solid var(--line); font-size: .95rem; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }`;

const PARTS = `
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: .8rem; margin: 1.6rem 0 2rem; }
.tile { padding: .9rem 1.1rem 1rem; border: 1px solid var(--line); border-radius: .7rem; background: var(--card); }
.tile dt { font-size: .9rem; color: var(--quiet); }
.tile dd { margin: 0; font-size: 2.1rem; line-height: 1.15; font-weight: 600; }
.tile.none dd { color: var(--quiet); font-weight: 400; }
.badge { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; font-size: .88em; line-height: 1.5;
  white-space: nowrap; }
.badges { display: inline-flex; flex-wrap: wrap; gap: .3rem; }
.passed { --tone: var(--passed); --tone-bg: var(--passed-bg); }
.failed { --tone: var(--failed); --tone-bg: var(--failed-bg); }
.accepted { --tone: var(--accepted); --tone-bg: var(--accepted-bg); }
.reads { --tone: var(--ink); --tone-bg: var(--line); }
.unknown { --tone: var(--unknown); --tone-bg: var(--unknown-bg); }
.badge, .tile.passed, .tile.failed, .tile.accepted, .tile.unknown { color: var(--tone); }
.badge { background: var(--tone-bg); }
.tile.failed { background: var(--tone-bg); border-color: transparent; }
.calm .badge { font-size: 1.05rem; padding: .3rem 1rem; }
.finding { border-left: 4px solid var(--unknown); background: var(--card); border-radius: 0 .6rem .6rem 0;
  padding: .9rem 1.2rem; margin: 0 0 1rem; }
.finding.error { border-color: var(--failed); }
.finding.warning { border-color: var(--accepted); }
.finding h3 { margin: 0 0 .4rem; font-family: inherit; font-size: 1rem; }
.finding p { margin: .3rem 0; }
.finding .sentence { font-size: 1.08rem; }
ul { margin: .2rem 0; padding-left: 1.1rem; }
td ul { padding-left: 1rem; }
.places { list-style: none; padding: 0; }
.places li { padding: .15rem 0; }
.place { color: var(--quiet); font-size: .88em; }
.condition { display: block; font-size: .9em; }
.condition { overflow-wrap: anywhere; }
.rule { padding: .1rem 0; }
.rule a { text-decoration: none; }
summary { cursor: pointer; color: var(--accent); font-size: .95rem; }
div.rule { padding-left: 1.05rem; font-size: .95rem; }
.digest { word-break: break-all; }`;

const TABLES = `
table { width: 100%; border-collapse: collapse; margin: 0 0 2rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .6rem; font-size: .95rem; }
caption { text-align: left; font-weight: 600; padding: 0 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .55rem .8rem; border-top: 1px solid var(--line); }
th { font-size: .84rem; font-weight: 600; color: var(--quiet); border-top: 0; white-space: nowrap; }
tbody tr:first-child td { border-top: 1px solid var(--line); }
td:first-child { min-width: 9rem; }
td:nth-child(2), td:last-child { min-width: 8rem; }
.day { white-space: nowrap; }
.again { opacity: .45; }
@media (max-width: 46rem) {
  header, main { padding-inline: 1rem; }
  header { padding-top: 1.8rem; }
  h1 { font-size: 2rem; }
  .tiles { grid-template-columns: repeat(2, 1fr); }
  table, tbody, tr, td, caption { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table { border: 0; background: none; }
  tr { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; margin: 0 0 .7rem;
    padding: .5rem .9rem; }
  td, tbody tr:first-child td { border: 0; padding: .2rem 0 .2rem 6.4rem; position: relative; min-height: 1.8rem; }
  td::before { content: attr(data-label); position: absolute; left: 0; width: 5.8rem; color: var(--quiet);
    font-size: .8rem; line-height: 1.3; padding-top: .15rem; }
}`;

const PICTURE = `
figure { margin: 0 0 1.5rem; }
figcaption { color: var(--quiet); font-size: .92rem; margin-top: .5rem; }
.scroll { overflow-x: auto; }
svg { display: block; width: 100%; min-width: 46rem; font-size: 14px; }
svg text { fill: var(--ink); }
svg .title { font-size: 17px; font-weight: 600; }
svg .tier { font-size: 15px; font-weight: 600; }
svg .mono { font-weight: 400; fill: var(--quiet); }
svg .zone, svg .what { fill: var(--quiet); }
svg .occupant { font-size: 13px; }
svg .warn { fill: var(--failed); }
svg .vpc { fill: var(--card); stroke: var(--line); stroke-width: 1.5; }
svg .internet { fill: none; stroke: var(--quiet); stroke-width: 1.5; stroke-dasharray: 5 4; }
svg .link { stroke: var(--quiet); stroke-width: 1.5; }
svg rect.subnet { fill: var(--paper); stroke: var(--line); stroke-width: 1.5; }
svg rect.public { stroke: var(--accepted); }
svg rect.private { stroke: var(--unknown); }
svg rect.isolated { stroke: var(--passed); }
svg .route { font-size: 13px; }
svg .route.public { fill: var(--accepted); }
svg .route.private { fill: var(--unknown); }
svg .route.isolated { fill: var(--passed); }`;

const PRINT = `
@media print {
  @page { margin: 16mm 14mm; }
  :root { ${LIGHT} --paper: #ffffff; color-scheme: light; }
  body { font-size: 10pt; }
  header, main { max-width: none; padding: 0; }
  h1 { font-size: 24pt; } h2 { font-size: 16pt; break-after: avoid; } h3 { break-after: avoid; }
  nav { display: none; }
  section { padding: 1.2rem 0 0; }
  .lead, caption, thead { break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  table { font-size: 8.5pt; }
  p { break-inside: avoid; }
  th { white-space: normal; overflow-wrap: normal; }
  td:first-child { min-width: 6rem; }
  td:nth-child(2), td:last-child { min-width: 0; }
  td code { overflow-wrap: anywhere; }
  tr, figure, .finding, .tiles { break-inside: avoid; }
  thead { display: table-header-group; }
  .badge { border: 1px solid currentColor; }
  svg { min-width: 0; }
  a { color: inherit; text-decoration: none; }
  #rules details::details-content { content-visibility: visible; height: auto; display: block; }
  summary, div.rule { color: inherit; list-style: none; font-size: inherit; padding: 0; }
  #rules td:nth-child(2) { width: 50%; }
  #controls td:last-child { width: 48%; }
  #controls .rule { display: inline-block; margin-right: 1em; }
}`;

/** The style of the page: light or dark as the reader's system says, on paper always light. */
export const STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
${TEXT}${PARTS}${TABLES}${PICTURE}${PRINT}
`;
