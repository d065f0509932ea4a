import { grouped } from '../../grouped';
import { Evidence } from '../evidence';
import { Occupant, SubnetEvidence, VpcEvidence } from '../network';
import { Html, html } from './html';
import { count, nameOf } from './words';

const WIDTH = 1040;
const MARGIN = 24;
const SIDE = 210;
const GAP = 16;
const LINE = 20;
const HEAD = 74;
const MOST_LINES = 4;

/** Each VPC as a picture: zones from left to right, tiers from the internet inwards, endpoints at the side. */
export function network(evidence: Evidence): Html {
  if (evidence.network.length === 0) return html`<p>The templates hold no VPC.</p>`;
  return html`${evidence.network.map(vpc => figure(evidence, vpc))}`;
}

interface Row {
  readonly tier: string;
  readonly subnets: readonly SubnetEvidence[];
  readonly top: number;
  readonly height: number;
}

function figure(evidence: Evidence, vpc: VpcEvidence): Html {
  const zones = [...new Set(vpc.subnets.map(({ zone }) => zone))];
  const rows = layOut(vpc);
  const bottom = rows.reduce((end, { top, height }) => Math.max(end, top + height), 150);
  const listed = 150 + vpc.endpoints.length * LINE + 44;
  const height = Math.max(bottom, listed) + MARGIN;
  const column = (WIDTH - 2 * MARGIN - SIDE - GAP * (zones.length + 1)) / Math.max(zones.length, 1);
  const name = nameOf(evidence, vpc.stack, vpc.resource);
  return html`<figure>
<div class="scroll">
<svg viewBox="0 0 ${WIDTH} ${height + MARGIN}" role="img" aria-label="${describe(vpc)}">
${internet(vpc)}
<rect class="vpc" x="${MARGIN / 2}" y="64" width="${WIDTH - MARGIN}" height="${height - 64}" rx="14"/>
<text class="title" x="${MARGIN + 6}" y="94">${name} <tspan class="mono">${vpc.cidr}</tspan></text>
${zones.map(
  (zone, index) => html`<text class="zone" x="${left(index, column) + 4}" y="124">${zoneName(zone, index)}</text>
`,
)}
${rows.flatMap(row => row.subnets.map(subnet => card(evidence, vpc, subnet, left(zones.indexOf(subnet.zone), column), row, column)))}
${endpoints(vpc)}
</svg>
</div>
<figcaption>${describe(vpc)}</figcaption>
</figure>
`;
}

function layOut({ subnets }: VpcEvidence): Row[] {
  const tiers = [...new Set(subnets.map(({ tier }) => tier))].sort((a, b) => rank(subnets, a) - rank(subnets, b));
  let top = 138;
  return tiers.map(tier => {
    const own = subnets.filter(subnet => subnet.tier === tier);
    const lines = Math.max(...own.map(({ occupants }) => groups(occupants).length), 1);
    const row = { tier, subnets: own, top, height: HEAD + lines * LINE };
    top += row.height + GAP;
    return row;
  });
}

/** Public tiers first, those without a way out last. */
function rank(subnets: readonly SubnetEvidence[], tier: string): number {
  const routes = subnets.filter(subnet => subnet.tier === tier).flatMap(({ defaultRoutes }) => defaultRoutes);
  if (routes.includes('internet gateway')) return 0;
  return routes.length > 0 ? 2 : 1;
}

function card(
  evidence: Evidence,
  vpc: VpcEvidence,
  { tier, cidr, defaultRoutes, occupants }: SubnetEvidence,
  x: number,
  { top, height }: Row,
  width: number,
): Html {
  const style = defaultRoutes.includes('internet gateway')
    ? 'public'
    : defaultRoutes.length > 0
      ? 'private'
      : 'isolated';
  const route = defaultRoutes.length > 0 ? `→ ${defaultRoutes.join(', ')}` : 'no way out';
  const room = Math.floor(width / 7.8);
  const lines = groups(occupants).map(
    ({ what, resources }, index) =>
      html`<text class="occupant" x="${x + 14}" y="${top + HEAD + index * LINE}"><tspan class="what">${what}</tspan> ${clip(resources.map(resource => nameOf(evidence, vpc.stack, resource)).join(', '), room - what.length)}</text>
`,
  );
  return html`<rect class="subnet ${style}" x="${x}" y="${top}" width="${width}" height="${height}" rx="9"/>
<text class="tier" x="${x + 14}" y="${top + 26}">${clip(tier, room)} <tspan class="mono">${cidr}</tspan></text>
<text class="route ${style}" x="${x + 14}" y="${top + 47}">${route}</text>
${lines}`;
}

interface Group {
  readonly what: string;
  readonly resources: string[];
}

/** Each occupant, or how many where there are too many to draw; endpoints are listed at the side, with their names. */
function groups(occupants: readonly Occupant[]): Group[] {
  const isEnd = ({ what }: Occupant) => what === 'endpoint';
  const ends = occupants.filter(isEnd).length;
  const others = [
    ...grouped(
      occupants.filter(occupant => !isEnd(occupant)),
      ({ what }) => [what],
    ),
  ].flatMap(([what, all]) => linesOf(what, what === 'NAT gateway' ? [] : all.map(({ resource }) => resource)));
  return ends === 0 ? others : [...others, { what: count(ends, 'endpoint'), resources: [] }];
}

function linesOf(what: string, resources: string[]): Group[] {
  if (resources.length > MOST_LINES) return [{ what: count(resources.length, what), resources }];
  return resources.length === 0 ? [{ what, resources }] : resources.map(resource => ({ what, resources: [resource] }));
}

function endpoints({ endpoints: all }: VpcEvidence): Html {
  const x = WIDTH - MARGIN - SIDE + 8;
  const lines = all.map(
    ({ service, kind, hasPolicy }, index) =>
      html`<text class="occupant" x="${x + 14}" y="${190 + index * LINE}">${clip(service, 18)} <tspan class="${hasPolicy ? 'what' : 'warn'}">${hasPolicy ? kind.toLowerCase() : 'no policy'}</tspan></text>
`,
  );
  return html`<rect class="subnet endpoints" x="${x}" y="138" width="${SIDE - 8}" height="${48 + Math.max(all.length, 1) * LINE}" rx="9"/>
<text class="tier" x="${x + 14}" y="164">AWS by endpoints</text>
${lines}`;
}

function internet({ subnets }: VpcEvidence): Html | undefined {
  if (!subnets.some(({ defaultRoutes }) => defaultRoutes.includes('internet gateway'))) return undefined;
  return html`<rect class="internet" x="${MARGIN / 2}" y="6" width="180" height="36" rx="18"/>
<text class="tier" x="${MARGIN / 2 + 22}" y="29">Internet</text>
<path class="link" d="M ${MARGIN / 2 + 90} 42 V 64"/>
<text class="route public" x="${MARGIN / 2 + 102}" y="57">internet gateway</text>`;
}

function describe({ cidr, subnets, endpoints: all }: VpcEvidence): string {
  const open = subnets.filter(({ defaultRoutes }) => defaultRoutes.includes('internet gateway')).length;
  const closed = subnets.filter(({ defaultRoutes }) => defaultRoutes.length === 0).length;
  const noPolicy = all.filter(({ hasPolicy }) => !hasPolicy).length;
  return (
    `VPC ${cidr}: ${count(subnets.length, 'subnet')}, of which ${open} with a route to an internet gateway and ` +
    `${closed} without any way out; ${count(all.length, 'endpoint')}, ${noPolicy} without a policy.`
  );
}

function left(column: number, width: number): number {
  return MARGIN + GAP / 2 + column * (width + GAP);
}

function zoneName(zone: string, index: number): string {
  return /^[a-z]{2}[a-z-]*-\d[a-z]$/.test(zone) ? zone : `zone ${index + 1}`;
}

function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, Math.max(length - 1, 1))}…` : text;
}
